package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.OrgId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Proves that an org's audit trail is as it was written, or names what is not: entries changed, missing, out of place, or
 * cut off at the end; details changed; checkpoints forged or not fitting.
 */
public final class AuditProof {
  private final DataSource source;
  private final AuditCheckpoints checkpoints;

  public AuditProof(DataSource source, AuditCheckpoints checkpoints) {
    this.source = source;
    this.checkpoints = checkpoints;
  }

  /**
   * What checking an org's trail gave.
   *
   * @param begins the first entry that was read
   * @param ends the last one
   * @param erased entries whose details were erased, lawfully
   * @param checkpoints signed ends that fit
   * @param untold faults beyond those in {@code faults}
   */
  public record Verdict(OrgId org, long begins, long ends, long rows, long erased, int checkpoints,
      List<ChainFault> faults, long untold, Duration took) {
    public boolean holds() {
      return faults.isEmpty();
    }
  }

  /**
   * Reads the chain of one org.
   *
   * @param from the first entry that has to be checked; reading begins at the checkpoint before it
   * @param noted hashes by place that were kept elsewhere
   */
  public Verdict check(OrgId org, long from, Map<Long, byte[]> noted) {
    long began = System.nanoTime();
    return AuditSnapshot.of(source, org, tx -> check(tx, from, noted, began));
  }

  private Verdict check(PostgresTx tx, long from, Map<Long, byte[]> noted, long began) {
    long anchor = AuditHead.anchor(tx);
    AuditCheckpoints.Trusted trusted = checkpoints.trusted(tx, anchor);
    ChainEnd begin = begin(tx, anchor, from, trusted);
    Map<Long, byte[]> signed = trusted.hashes();
    List<ChainFault> faults = new ArrayList<>(trusted.faults());
    ChainWalk.Walked walked = AuditWalk.walk(tx.connection(), tx.org(), begin, Long.MAX_VALUE, with(noted, signed));
    faults.addAll(walked.faults());
    faults.addAll(atTheEnd(tx, walked.end(), trusted, noted));
    int fitting =
        (int) trusted.good().stream().filter(one -> one.seq() > begin.seq() && one.seq() <= walked.end().seq()).count();
    return new Verdict(tx.org(), begin.seq() + 1, walked.end().seq(), walked.rows(), walked.erased(), fitting, faults,
        walked.untold(), Duration.ofNanos(System.nanoTime() - began));
  }

  /** After the last believed checkpoint before {@code from}, which never is before what was removed. */
  private static ChainEnd begin(PostgresTx tx, long anchor, long from, AuditCheckpoints.Trusted trusted) {
    Optional<Checkpoint> signed = trusted.lastBefore(Math.max(from, anchor + 1));
    return signed.map(one -> new ChainEnd(one.seq(), one.hash()))
        .orElseGet(() -> new ChainEnd(0, AuditChain.beginning(tx.org())));
  }

  private static Map<Long, byte[]> with(Map<Long, byte[]> noted, Map<Long, byte[]> signed) {
    Map<Long, byte[]> all = new HashMap<>(signed);
    all.putAll(noted);
    return all;
  }

  private static List<ChainFault> atTheEnd(PostgresTx tx, ChainEnd end, AuditCheckpoints.Trusted trusted,
      Map<Long, byte[]> noted) {
    List<ChainFault> faults = new ArrayList<>();
    head(tx, end).ifPresent(faults::add);
    trusted.good()
        .stream()
        .filter(one -> one.seq() > end.seq())
        .reduce((_, later) -> later)
        .ifPresent(one -> faults.add(new ChainFault(end.seq() + 1, "entries at the end are missing",
            "entries up to #" + one.seq() + ", which were signed at " + one.signedAt())));
    noted.keySet()
        .stream()
        .filter(seq -> seq > end.seq())
        .max(Long::compare)
        .ifPresent(seq -> faults.add(
            new ChainFault(end.seq() + 1, "entries at the end are missing",
                "entries up to #" + seq + ", which you noted")));
    return faults;
  }

  /** Whether the chain ends where its head says. */
  static Optional<ChainFault> head(PostgresTx tx, ChainEnd end) {
    Optional<ChainEnd> head = AuditHead.of(tx);
    if (head.isEmpty()) {
      return end.seq() == 0
          ? Optional.empty()
          : Optional.of(new ChainFault(end.seq(), "the head of the chain is missing", "a head at #" + end.seq()));
    }
    if (head.get().seq() > end.seq()) {
      return Optional.of(new ChainFault(end.seq() + 1, "entries at the end are missing",
          "entries up to #" + head.get().seq() + ", where the head stands"));
    }
    return head.get().seq() == end.seq() && Arrays.equals(head.get().hash(), end.hash())
        ? Optional.empty()
        : Optional.of(new ChainFault(end.seq(), "the head of the chain does not fit its last entry",
            "head #" + head.get().seq() + " with hash " + ChainWalk.shortly(head.get().hash())));
  }
}
