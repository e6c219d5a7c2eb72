package io.opsmate.skills.digest;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.digest.Schedule.Occurrence;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The only pen for digests: each change is kept with its audit entry and its next time. */
final class DigestBook {
  /** Unit: digests of one org. */
  static final int MOST = 50;

  private final DigestSkill.State state;

  DigestBook(DigestSkill.State state) {
    this.state = state;
  }

  /** What became of a new digest. */
  sealed interface Added {
    record Done(Digest digest, Occurrence next) implements Added {}

    record TooMany() implements Added {}
  }

  /** What became of a change. */
  sealed interface Saved {
    record Done(Digest now) implements Saved {}

    /** Somebody was first; nothing was changed. */
    record Overtaken(Digest theirs) implements Saved {}

    record Gone() implements Saved {}
  }

  /** Who wants a change, to which version of which digest. */
  record Wish(OrgId org, DigestId digest, long seen, MemberId by, Instant now) {
    Digest.Changed changed() {
      return new Digest.Changed(by, now);
    }
  }

  List<Digest> all(OrgId org) {
    return state.transactions().in(org, state.ledger()::all);
  }

  Optional<Digest> find(OrgId org, DigestId id) {
    return state.transactions().in(org, tx -> state.ledger().find(tx, id));
  }

  /** The id comes from the request, so that a command that runs again adds nothing. */
  Added add(OrgId org, Digest digest) {
    Instant now = digest.changed().at();
    return state.transactions().in(org, tx -> {
      Optional<Digest> there = state.ledger().find(tx, digest.id());
      if (there.isEmpty() && state.ledger().all(tx).size() >= MOST) {
        return new Added.TooMany();
      }
      if (there.isEmpty()) {
        state.ledger().add(tx, digest);
        record(tx, digest, "digest.added");
      }
      return new Added.Done(there.orElse(digest), next(tx, there.orElse(digest), now));
    });
  }

  Saved change(Wish wish, String what, UnaryOperator<Digest> change) {
    return state.transactions().in(wish.org(), tx -> {
      Optional<Digest> kept = state.ledger().find(tx, wish.digest());
      if (kept.isEmpty()) {
        return new Saved.Gone();
      }
      if (kept.get().version() != wish.seen()) {
        return new Saved.Overtaken(kept.get());
      }
      Digest next = change.apply(kept.get());
      if (!state.ledger().save(tx, next)) {
        return new Saved.Overtaken(state.ledger().find(tx, wish.digest()).orElse(kept.get()));
      }
      record(tx, next, what);
      if (next.standing().isOn()) {
        next(tx, next, wish.now());
        if (wasDue(kept.get(), wish.now())) {
          today(tx, next, wish.now());
        }
      }
      return new Saved.Done(next);
    });
  }

  /** Its time of today came while it stood as it is; a day that somebody chose too late is not one. */
  private static boolean wasDue(Digest digest, Instant now) {
    return digest.standing().isOn() && digest.schedule()
        .due(now)
        .filter(today -> !digest.changed().at().isAfter(today.at()) && !digest.standing().isMuted(today.at()))
        .isPresent();
  }

  /**
   * Somebody changed it when it was due and before it was posted: the new version is posted at once, when today is one
   * of its days, its time is over and the day has no post yet.
   */
  void today(Tx tx, Digest digest, Instant now) {
    if (!digest.standing().isOn() || digest.standing().isMuted(now)) {
      return;
    }
    digest.schedule()
        .due(now)
        .filter(today -> state.ledger().on(tx, digest.id(), today.day()).isEmpty())
        .ifPresent(today -> state.jobs()
            .enqueue(tx, DigestJobs.RUN, digest.id() + ":" + digest.version() + ":today:" + today.day(),
                new DigestJobs.Due(digest.id().toString(), digest.version(), today.day().toString()), now));
  }

  Saved remove(Wish wish) {
    return state.transactions().in(wish.org(), tx -> {
      Optional<Digest> kept = state.ledger().find(tx, wish.digest());
      if (kept.isEmpty()) {
        return new Saved.Gone();
      }
      if (!state.ledger().remove(tx, wish.digest(), wish.seen())) {
        return new Saved.Overtaken(kept.get());
      }
      record(tx, kept.get().with(kept.get().standing(), wish.changed()), "digest.removed");
      return new Saved.Done(kept.get());
    });
  }

  /** Its next time from now on. Asked for twice, it is enqueued once; a job of an older version does nothing. */
  Occurrence next(Tx tx, Digest digest, Instant now) {
    Occurrence next = digest.schedule().after(now);
    state.jobs()
        .enqueue(tx, DigestJobs.RUN, digest.id() + ":" + digest.version() + ":" + next.at().toEpochMilli(),
            new DigestJobs.Due(digest.id().toString(), digest.version(), next.day().toString()), next.at());
    return next;
  }

  private void record(Tx tx, Digest digest, String what) {
    state.audit()
        .record(tx, AuditEntry.by(digest.changed().by(), digest.changed().at(), what,
            "digest:" + digest.id(), facts(digest)));
    state.chat().homeChanged(tx);
  }

  static Map<String, String> facts(Digest digest) {
    Map<String, String> facts = new HashMap<>();
    facts.put("says", DigestWords.plain(digest));
    facts.put("channel", digest.channel().value());
    facts.put("version", Long.toString(digest.version()));
    String off = digest.standing().off();
    if (off != null) {
      facts.put("because", off);
    }
    return facts;
  }

  /** The member's own conversation with OpsMate, as {@link io.opsmate.skills.ports.Chat#privately} takes it. */
  static ChannelId directly(MemberId member) {
    return new ChannelId(member.value());
  }
}
