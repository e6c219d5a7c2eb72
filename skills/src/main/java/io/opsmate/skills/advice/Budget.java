package io.opsmate.skills.advice;

import java.time.Duration;

/**
 * What one inquiry may take. Day and month limits of people and orgs are kept by {@link Spending}.
 *
 * @param time from asking to the answer, all tries and tool calls included
 * @param rounds of tool calls; 0 to {@value #MOST_ROUNDS}
 * @param tokens in and out, summed over all rounds and tries; what would go over it is not sent
 */
public record Budget(Duration time, int rounds, int tokens) {
  /** Source: design, the language model: at most 8 tool rounds. */
  public static final int MOST_ROUNDS = 8;

  /** Unit: tokens of one answer. Source: ours; a message in Slack holds fewer. */
  public static final int LONGEST_ANSWER = 4_096;

  /** A remark on a card that waits for nothing. */
  public static final Budget REMARK = new Budget(Duration.ofSeconds(20), 0, 8_000);

  /** A person's question in a conversation. */
  public static final Budget QUESTION = new Budget(Duration.ofSeconds(90), MOST_ROUNDS, 60_000);

  /** Which way a person's words go, before they are answered. */
  public static final Budget ROUTING = new Budget(Duration.ofSeconds(20), 0, 8_000);

  /** Unit: tokens. A day with fewer admits no question: which way it goes is asked first, and both are set aside whole. */
  public static final long LEAST_OF_A_DAY = ROUTING.most() + QUESTION.most();

  public Budget {
    if (time.isNegative() || time.isZero() || rounds < 0 || rounds > MOST_ROUNDS || tokens < 1) {
      throw new IllegalArgumentException("no budget: " + time + ", " + rounds + " rounds, " + tokens + " tokens");
    }
  }

  /** Unit: tokens. What it can come to, as the answer to the last that is sent may go over {@link #tokens}. */
  public long most() {
    return (long) tokens + LONGEST_ANSWER;
  }
}
