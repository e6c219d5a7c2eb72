package io.opsmate.skills.digest;

import io.opsmate.skills.ports.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Keeps digests and what they said. All of it happens inside the given transaction and sees only that one's org. */
public interface DigestLedger {
  void add(Tx tx, Digest digest);

  Optional<Digest> find(Tx tx, DigestId id);

  /** The oldest first. */
  List<Digest> all(Tx tx);

  /** Keeps the next version; false, and nothing is written, when what is kept is not the version before it. */
  boolean save(Tx tx, Digest next);

  /** Takes it away with all it said; false when what is kept is not that version. */
  boolean remove(Tx tx, DigestId id, long version);

  /** Keeps the first version of a day's post; false, and nothing is written, when the day has one, whoever wrote it. */
  boolean post(Tx tx, Post first);

  /** Keeps the next version of a day's post; false when what is kept is not the version before it. */
  boolean edit(Tx tx, Post next);

  Optional<Post> on(Tx tx, DigestId id, LocalDate day);

  /** Those of earlier days, the newest first. */
  List<Post> before(Tx tx, DigestId id, LocalDate day, int most);
}
