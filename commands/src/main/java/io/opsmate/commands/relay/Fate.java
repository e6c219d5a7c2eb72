package io.opsmate.commands.relay;

import java.time.Duration;

/** What becomes of a letter after a try. */
sealed interface Fate {
  /** It is out, or needs not go any more. */
  record Left() implements Fate {}

  /** It goes later, at a time that is known. */
  record Again(Duration after, String why, Waits waits) implements Fate {
    Again(Duration after, String why) {
      this(after, why, Waits.ALONE);
    }
  }

  /** What else goes no earlier than a letter. */
  enum Waits {
    ALONE, WITH_ITS_CONVERSATION, WITH_ITS_LANE,
    /** For a moment: the workspace has had as many messages as Slack takes. */
    WITH_ALL_CONVERSATIONS
  }

  /** It goes later; each failure makes the wait longer. */
  record Troubled(String why) implements Fate {}

  /** Our own code broke over it; after a few times it is given up. */
  record Broke(String why) implements Fate {}

  /** It will never go. */
  record Never(String why) implements Fate {}
}
