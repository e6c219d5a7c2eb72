package io.opsmate.commands.talk;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;

/** What people think of answers: thumbs, with the prompt and model behind, and not a word of either side. */
public interface Feedback {
  /** A second thumb of the same person on the same answer takes the place of the first. */
  void give(Tx tx, Thumb thumb);

  /** By prompt and model, since a time. */
  List<Count> counts(Tx tx, Instant since);

  /** Forgets whose thumbs they were; how many there were. */
  int erase(Tx tx, MemberId member);

  /**
   * One thumb.
   *
   * @param request that the answer was for
   */
  record Thumb(RequestKey request, MemberId member, boolean isUp, String prompt, String model, Instant at) {}

  /** How many of each. */
  record Count(String prompt, String model, long up, long down) {}
}
