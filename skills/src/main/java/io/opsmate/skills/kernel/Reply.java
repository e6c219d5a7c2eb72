package io.opsmate.skills.kernel;

/** How a skill answers a command or a press. */
public sealed interface Reply {
  /** Only the person who asked sees it. */
  record ToYou(Card card) implements Reply {}

  /** A card everybody in the channel sees; a second reply with the same key and a higher version edits it. */
  record ToChannel(CardKey key, long version, Card card) implements Reply {}

  /**
   * A window with a question. For commands and buttons that open one, and for answers to a form; elsewhere there is no
   * window to ask in, and the person is told how to get one.
   */
  record Ask(Form form) implements Reply {}

  /** Nothing to say: what was done shows elsewhere, on another card. */
  record Nothing() implements Reply {}

  static Reply toYou(String title, Text text) {
    return new ToYou(Card.saying(title, text));
  }
}
