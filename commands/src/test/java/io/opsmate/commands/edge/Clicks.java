package io.opsmate.commands.edge;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes block_actions payloads: what a person does on a message, on a message only they see, or on Home. */
final class Clicks {
  private Clicks() {}

  static String onMessage(String action, String value, String member, String ts, String trigger) {
    return onMessage(action, value, member, ts, trigger, "{}");
  }

  static String onMessage(String action, String value, String member, String ts, String trigger, String stateValues) {
    return """
        {"type":"block_actions","user":{"id":"%s","team_id":"T0ACME"},"team":{"id":"T0ACME","domain":"acme"},
         "container":{"type":"message","message_ts":"%s","channel_id":"C0OPS","is_ephemeral":false},
         "channel":{"id":"C0OPS","name":"ops"},"trigger_id":"%s","response_url":"%s",
         "message":{"type":"message","ts":"%s","text":"x","blocks":[{"type":"table","rows":[]}]},
         "state":{"values":%s},
         "actions":[{"type":"button","action_id":"%s","block_id":"b1","value":"%s","action_ts":"1.2"}]}"""
        .formatted(member, ts, trigger, SignedSlack.ANSWER_HERE, ts, stateValues, action, value);
  }

  static String onEphemeral(String action, String value, String member, String trigger) {
    return onMessage(action, value, member, "17.1", trigger).replace("\"is_ephemeral\":false", "\"is_ephemeral\":true");
  }

  static String onHome(String action, String value, String member, String trigger) {
    return """
        {"type":"block_actions","user":{"id":"%s","team_id":"T0ACME"},"team":{"id":"T0ACME","domain":"acme"},
         "container":{"type":"view","view_id":"V1"},"trigger_id":"%s","view":{"id":"V1","type":"home"},
         "actions":[{"type":"button","action_id":"%s","block_id":"b1","value":"%s","action_ts":"1.2"}]}"""
        .formatted(member, trigger, action, value);
  }

  static String inWindow(String action, String value, String member, String window, String trigger) {
    return onHome(action, value, member, trigger).replace("\"V1\"", "\"" + window + "\"")
        .replace("\"home\"", "\"modal\"");
  }

  /** An entry of the menu behind the buttons. */
  static String inMenu(String chosen, String member, String trigger) {
    return onMessage("more", "", member, "17.1", trigger).replace("\"type\":\"button\"",
        "\"type\":\"overflow\",\"selected_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"x\"},\"value\":\""
            + chosen
            + "\"}");
  }

  /** A form that was sent from the window {@code V7}; {@code values} are per field Slack's value of it. */
  static String form(String id, String token, String member, String trigger, Map<String, String> values) {
    String state = values.entrySet()
        .stream()
        .map(field -> "\"%s\":{\"%s\":%s}".formatted(field.getKey(), field.getKey(), field.getValue()))
        .collect(Collectors.joining(","));
    return """
        {"type":"view_submission","user":{"id":"%s","team_id":"T0ACME"},"team":{"id":"T0ACME","domain":"acme"},
         "api_app_id":"A1","token":"unused","trigger_id":"%s","response_urls":[],
         "view":{"id":"V7","type":"modal","team_id":"T0ACME","callback_id":"%s","private_metadata":"%s","hash":"1.x",
         "root_view_id":"V7","previous_view_id":null,"blocks":[{"type":"input"}],"state":{"values":{%s}}}}"""
        .formatted(member, trigger, id, token, state);
  }

  /** An entry in the menu of a message that has words everywhere. */
  static String messageMenu(String id, String text, String member, String trigger) {
    return """
        {"type":"message_action","callback_id":"%s","trigger_id":"%s","user":{"id":"%s","team_id":"T0ACME"},
         "team":{"id":"T0ACME","domain":"acme"},"channel":{"id":"C0OPS","name":"ops"},"message_ts":"17.1",
         "response_url":"%s","message":{"type":"message","user":"U0ANN","ts":"17.1","text":"%s",
         "blocks":[{"type":"table","rows":[[{"type":"raw_text","text":"in a block"}]]},
         {"type":"actions","elements":[{"type":"button","action_id":"a","value":"of:a-button",
         "text":{"type":"plain_text","text":"Press"}}]}],"attachments":[{"fallback":"in an attachment"}]}}"""
        .formatted(id, trigger, member, SignedSlack.ANSWER_HERE, text);
  }

  static String words(String typed) {
    return "{\"type\":\"plain_text_input\",\"value\":\"" + typed + "\"}";
  }

  static String tick(String member, String trigger) {
    return onMessage("approval_pick:0", "", member, "17.1", trigger).replace("\"type\":\"button\"",
        "\"type\":\"checkboxes\"");
  }

  /** The state of the boxes of one choice, a block for each list. */
  @SafeVarargs
  static String ticked(String choice, List<String>... blocks) {
    return tickedIn(choice, List.of(blocks));
  }

  static String tickedIn(String choice, Collection<List<String>> blocks) {
    StringBuilder state = new StringBuilder("{");
    int number = 0;
    for (List<String> block : blocks) {
      String id = choice + ":" + number;
      String options = block.stream()
          .map(value -> "{\"text\":{\"type\":\"plain_text\",\"text\":\"x\"},\"value\":\"" + value + "\"}")
          .collect(Collectors.joining(","));
      state.append(number == 0 ? "" : ",").append("""
          "%s":{"%s":{"type":"checkboxes","selected_options":[%s]}}""".formatted(id, id, options));
      number++;
    }
    return state.append("}").toString();
  }
}
