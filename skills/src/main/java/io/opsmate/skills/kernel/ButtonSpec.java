package io.opsmate.skills.kernel;

/** A button a skill puts on its cards, by action id. */
public record ButtonSpec(String action, ButtonHandler handler, Answer answer) {
  /** Where the reply to a press goes. */
  public enum Answer {
    /** Where the press was; on Home, which takes no messages, into a window. */
    BESIDE,
    /** Into a window that opens at once; the handler may {@link Reply.Ask}. */
    WINDOW,
    /** The press shows by itself in what it is on, a Home that turns its page, say; only bad news is said, directly. */
    UNSAID
  }

  public ButtonSpec {
    action = Texts.required(action, "button action");
  }

  /** A button whose answer goes where the press was. */
  public ButtonSpec(String action, ButtonHandler handler) {
    this(action, handler, Answer.BESIDE);
  }

  /** The same, answering in a window. */
  public ButtonSpec inWindow() {
    return new ButtonSpec(action, handler, Answer.WINDOW);
  }

  /** The same, with nothing to say when all goes well. */
  public ButtonSpec unsaid() {
    return new ButtonSpec(action, handler, Answer.UNSAID);
  }
}
