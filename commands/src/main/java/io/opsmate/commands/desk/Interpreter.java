package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Reply;
import java.time.Instant;

/**
 * Makes sense of words that begin with no command. This is the one place where an advisor that understands sentences
 * plugs in; without one the person gets the nearest commands and the menu.
 */
@FunctionalInterface
public interface Interpreter {
  /** Understands nothing, and says what comes nearest. */
  Interpreter NEAREST = (_, _, _, nearest, _) -> new Reply.ToYou(nearest);

  /**
   * @param words from outside, as Slack escapes them
   * @param nearest what would be said without understanding them
   */
  Reply reply(OrgId org, MemberId member, String words, Card nearest, Instant now);
}
