package io.opsmate.app.sandbox.slack.api;

import java.util.List;

/** Says what Slack would refuse about blocks or a view. */
@FunctionalInterface
public interface BlockCheck {

  /**
   * Finds the faults of one payload.
   *
   * @param surface {@code message}, {@code home} or {@code modal}
   * @param json the blocks array of a message, or a whole view
   * @return empty when Slack would take it
   */
  List<Fault> check(String surface, String json);

  /**
   * One broken rule.
   *
   * @param message in Slack's words, {@code no more than 5 items allowed}
   * @param pointer JSON pointer to the culprit, {@code /blocks/2/accessory/options}
   * @param rule the name of the rule, for people
   */
  record Fault(String message, String pointer, String rule) {}
}
