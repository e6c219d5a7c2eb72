package io.opsmate.skills.kernel;

/**
 * An entry in the menu of every message: {@code Investigate with OpsMate}.
 *
 * @param id Slack's callback id; at most 255 characters
 * @param name what the menu says; at most 24 characters
 */
public record ShortcutSpec(String id, String name, CommandSpec.MayRun mayRun, ShortcutHandler handler) {
  /** Unit: characters. Source: Slack's manifest reference. */
  private static final int NAME = 24;

  public ShortcutSpec {
    id = Texts.upTo(255, Texts.required(id, "shortcut id"), "shortcut id");
    name = Texts.upTo(NAME, Texts.required(name, "shortcut name"), "shortcut name");
  }
}
