package io.opsmate.skills.kernel;

/**
 * A button a skill puts on its cards, by action id.
 *
 * @param opensWindow the press opens a window at once, and the reply is shown in it; the handler may {@link Reply.Ask}
 */
public record ButtonSpec(String action, ButtonHandler handler, boolean opensWindow) {
  public ButtonSpec {
    action = Texts.required(action, "button action");
  }

  /** A button whose answer goes where the press was. */
  public ButtonSpec(String action, ButtonHandler handler) {
    this(action, handler, false);
  }

  /** The same, answering in a window. */
  public ButtonSpec inWindow() {
    return new ButtonSpec(action, handler, true);
  }
}
