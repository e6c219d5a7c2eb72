package io.opsmate.app.sandbox.slack.delivery;

import io.opsmate.app.sandbox.slack.workspace.Person;
import java.util.List;
import java.util.Map;

/**
 * Somebody pressed a button or chose something.
 *
 * @param chosen values of the options chosen; empty for a button
 * @param state what this person has chosen in the whole message or view so far: block id, action id, values
 */
public record Press(
    Person person,
    Surface surface,
    String blockId,
    String actionId,
    List<String> chosen,
    Map<String, Map<String, List<String>>> state) {

  /** Where it was pressed. */
  public sealed interface Surface {

    record OnMessage(String channel, String ts) implements Surface {}

    record OnHome() implements Surface {}

    record OnModal(String viewId) implements Surface {}
  }
}
