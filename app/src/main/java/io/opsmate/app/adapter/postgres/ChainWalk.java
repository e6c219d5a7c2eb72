package io.opsmate.app.adapter.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Goes along an org's chain row by row and notes each fault. For one thread; memory does not grow with the chain. */
final class ChainWalk {
  /** Unit: faults told one by one; a chain with more is broken all over. */
  static final int TOLD = 50;

  /** Unit: places. How far from its own an entry is looked for. */
  private static final int NEAR = 1_000;

  private static final HexFormat HEX = HexFormat.of();

  private final EntryHash hashing;
  private final Map<Long, byte[]> signed;
  private final List<ChainFault> faults = new ArrayList<>();
  private final byte[] computed = new byte[32];
  private byte[] last;
  private long seq;
  private long rows;
  private long erased;
  private long untold;

  /** @param signed the hashes that checkpoints signed, by place */
  ChainWalk(EntryHash hashing, ChainEnd from, Map<Long, byte[]> signed) {
    this.hashing = hashing;
    this.signed = signed;
    this.last = from.hash();
    this.seq = from.seq();
  }

  /** What a walk gave. */
  record Walked(long rows, long erased, ChainEnd end, List<ChainFault> faults, long untold) {}

  void row(CopiedRow row) {
    long at = row.number(CopiedRow.SEQ);
    rows++;
    boolean follows = at == seq + 1;
    if (!follows) {
      fault(seq + 1,
          at == seq + 2 ? "the entry is missing" : "the entries #" + (seq + 1) + " to #" + (at - 1) + " are missing",
          "an entry that follows " + shortly(last));
    } else if (!row.equals(CopiedRow.PREV, last)) {
      fault(at, "it does not follow the entry before it", "prev_hash " + shortly(last));
    }
    hashing.hash(row, at, computed);
    boolean isItself = row.equals(CopiedRow.HASH, computed);
    if (!isItself) {
      changed(row, at);
    } else {
      details(row, at);
    }
    last = row.length(CopiedRow.HASH) == last.length ? into(row) : row.copy(CopiedRow.HASH);
    seq = at;
    checkpoint(at);
  }

  Walked end() {
    return new Walked(rows, erased, new ChainEnd(seq, last.clone()), List.copyOf(faults), untold);
  }

  /** Reuses the array: one allocation for the whole walk. */
  private byte[] into(CopiedRow row) {
    System.arraycopy(row.all(), row.from(CopiedRow.HASH), last, 0, last.length);
    return last;
  }

  private void changed(CopiedRow row, long at) {
    byte[] elsewhere = new byte[32];
    for (long other = Math.max(1, at - NEAR); faults.size() < TOLD && other <= at + NEAR; other++) {
      hashing.hash(row, other, elsewhere);
      if (row.equals(CopiedRow.HASH, elsewhere)) {
        fault(at, "the entry is not in its place: it is entry #" + other, "an entry that follows " + shortly(last));
        return;
      }
    }
    fault(at, "the entry was changed", "hash " + shortly(computed));
  }

  private void details(CopiedRow row, long at) {
    if (row.isNull(CopiedRow.DETAIL)) {
      erased++;
      return;
    }
    hashing.commitment(row, computed);
    if (!row.equals(CopiedRow.COMMITMENT, computed)) {
      fault(at, "its details were changed",
          "details that give the commitment " + shortly(row.copy(CopiedRow.COMMITMENT)));
    }
  }

  private void checkpoint(long at) {
    byte[] expected = signed.get(at);
    if (expected != null && !Arrays.equals(expected, last)) {
      fault(at, "the entries up to here are not those that were signed", "hash " + shortly(expected));
    }
  }

  private void fault(long at, String what, String expected) {
    if (faults.size() < TOLD) {
      faults.add(new ChainFault(at, what, expected));
    } else {
      untold++;
    }
  }

  static String shortly(byte[] hash) {
    return HEX.formatHex(hash, 0, Math.min(hash.length, 8)) + "…";
  }
}
