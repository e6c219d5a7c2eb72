package io.opsmate.skills.kernel;

/** A button a skill puts on its cards, by action id. */
public record ButtonSpec(String action, ButtonHandler handler) {
  public ButtonSpec {
    action = Texts.required(action, "button action");
  }
}
