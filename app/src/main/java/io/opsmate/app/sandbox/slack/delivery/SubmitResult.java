package io.opsmate.app.sandbox.slack.delivery;

import java.util.Map;

/** What became of a submission. */
public sealed interface SubmitResult {

  /** The bot took it; the view is closed, or shows something else. */
  record Taken() implements SubmitResult {}

  /** The view stays open, with a sentence at each of these input blocks. */
  record Faulty(Map<String, String> byBlock) implements SubmitResult {

    public Faulty {
      byBlock = Map.copyOf(byBlock);
    }
  }

  /** The view stays open with Slack's own sentence; the rule says what the bot did wrong. */
  record Failed(String text, String rule) implements SubmitResult {}

  /** This person no longer sees this view. */
  record Gone() implements SubmitResult {}

  /** The view has no button to submit it with, so nothing was sent to the bot. */
  record NoButton() implements SubmitResult {}
}
