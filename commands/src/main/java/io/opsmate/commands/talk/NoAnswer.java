package io.opsmate.commands.talk;

import io.opsmate.skills.kernel.Text;

/**
 * That a sentence has no answer, as whoever said it is told.
 *
 * @param says why, that nothing was run, and what to do now
 */
record NoAnswer(String title, Text says) {
  /**
   * Nobody answered whom it could be had from.
   *
   * @param because a clause without a full stop, as below
   */
  static NoAnswer away(String because) {
    return none(because, "Ask again later");
  }

  /** There was an answer, and it is of no use. */
  static NoAnswer unusable(String because) {
    return none(because, "Ask again in other words");
  }

  /** There was an answer, people may have seen a part of it grow, and it does not hold. */
  static NoAnswer withheld(String because) {
    return new NoAnswer("Answer taken back",
        says("I took my answer back, because " + because, "Ask again in other words"));
  }

  /** Thanks, greetings, talk among people. */
  static NoAnswer notMine() {
    return new NoAnswer("Nothing for me to do", says("I found nothing in that for me to do", "Ask in other words"));
  }

  private static NoAnswer none(String because, String instead) {
    return new NoAnswer("No answer", says("I have no answer, because " + because, instead));
  }

  private static Text says(String happened, String instead) {
    return Text.of(happened + ". Nothing was run. " + instead + ", or type a command.");
  }
}
