package io.opsmate.skills.approval;

import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps what is muted. All of it happens inside the given transaction and sees only that transaction's org. */
public interface MuteLedger {
  void add(Tx tx, Mute mute);

  /** Those that have not ended, the first to end first. */
  List<Mute> at(Tx tx, Instant now);

  /** Takes one away; empty when there is none of that id. */
  Optional<Mute> lift(Tx tx, MuteId id);

  /** Where nothing is ever muted. */
  static MuteLedger none() {
    return new MuteLedger() {
      @Override
      public void add(Tx tx, Mute mute) {
        throw new UnsupportedOperationException("nothing can be muted here");
      }

      @Override
      public List<Mute> at(Tx tx, Instant now) {
        return List.of();
      }

      @Override
      public Optional<Mute> lift(Tx tx, MuteId id) {
        return Optional.empty();
      }
    };
  }
}
