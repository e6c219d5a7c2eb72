package io.opsmate.commands.relay;

import java.time.Duration;

/** Turns what came of sending into what becomes of the letter, where nothing special is to be done. */
final class Fates {
  private Fates() {}

  static Fate of(Sending sending) {
    return switch (sending) {
      case Sending.Sent _ -> new Fate.Left();
      case Sending.Paced(Duration after, String why, Fate.Waits waits) -> new Fate.Again(after, why, waits);
      case Sending.Troubled(String why) -> new Fate.Troubled(why);
      case Sending.Locked(String error) -> new Fate.Again(CarefulPost.LOCKED, error, Fate.Waits.WITH_ITS_LANE);
      case Sending.NoPlace(String error) -> new Fate.Never(error);
      case Sending.NoMessage(String error) -> new Fate.Never(error);
      case Sending.Refused(String error) -> new Fate.Never(error);
    };
  }
}
