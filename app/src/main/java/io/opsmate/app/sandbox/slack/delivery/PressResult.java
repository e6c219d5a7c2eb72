package io.opsmate.app.sandbox.slack.delivery;

/** What became of a press. */
public sealed interface PressResult {

  record Delivered() implements PressResult {}

  /** The message or view no longer has this element. */
  record Gone() implements PressResult {}

  /** The bot was asked, but did not acknowledge; the person has been told. */
  record NotAcknowledged(String text, String rule) implements PressResult {}
}
