package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import io.opsmate.app.sandbox.slack.workspace.Trigger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** At each limit Slack takes the last one and refuses the next. */
class ModalLimitsTest {
  private final ApiFixture slack = ApiFixture.strict();
  private int triggers;

  static Stream<Arguments> lengths() {
    return Stream.of(
        limit("title", 24, "must be less than 25 characters", "/view/title/text",
            (view, size) -> text(view, "title", size)),
        limit("submit", 24, "must be less than 25 characters", "/view/submit/text",
            (view, size) -> text(view, "submit", size)),
        limit("close", 24, "must be less than 25 characters", "/view/close/text",
            (view, size) -> text(view, "close", size)),
        limit("private_metadata", 3000, "must be less than 3001 characters", "/view/private_metadata",
            (view, size) -> view.put("private_metadata", "m".repeat(size))),
        limit("callback_id", 255, "must be less than 256 characters", "/view/callback_id",
            (view, size) -> view.put("callback_id", "c".repeat(size))),
        limit("external_id", 255, "must be less than 256 characters", "/view/external_id",
            (view, size) -> view.put("external_id", "e".repeat(size))),
        limit("blocks", 100, "no more than 100 items allowed", "/view/blocks", (view, size) -> {
          var blocks = view.putArray("blocks");
          for (int i = 0; i < size; i++) {
            blocks.addObject().put("type", "divider");
          }
        }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lengths")
  void theLastOneIsTakenAndTheNextRefused(
      String name, int most, String says, String pointer, Sized sized) {
    ObjectNode fits = modal();
    sized.set(fits, most);
    ObjectNode over = modal();
    sized.set(over, most + 1);

    assertThat(open(fits).path("ok").asBoolean()).as(name + " of " + most).isTrue();
    assertThat(open(over).at("/response_metadata/messages/0").asText())
        .isEqualTo("[ERROR] " + says + " [json-pointer:" + pointer + "]");
  }

  static Stream<Arguments> faults() {
    String input = "{\"type\":\"input\",\"block_id\":\"%s\",\"label\":{\"type\":\"plain_text\",\"text\":\"Why\"},"
        + "\"element\":{\"type\":\"plain_text_input\",\"action_id\":\"a\"}}";
    String button = "{\"type\":\"button\",\"action_id\":\"a\",\"text\":{\"type\":\"plain_text\",\"text\":\"Go\"}}";
    return Stream.of(
        fault("missing required field: submit", "/view", view -> blocks(view, "[" + input.formatted("i") + "]")),
        fault("missing required field: title", "/view", view -> view.remove("title")),
        fault("missing required field: blocks", "/view", view -> view.remove("blocks")),
        fault("invalid additional property: colour", "/view", view -> view.put("colour", "red")),
        fault("`block_id` i already exists", "/view/blocks/1/block_id", view -> {
          text(view, "submit", 4);
          blocks(view, "[" + input.formatted("i") + "," + input.formatted("i") + "]");
        }),
        fault("`action_id` a already exists", "/view/blocks/0/elements/1/action_id",
            view -> blocks(view, "[{\"type\":\"actions\",\"elements\":[" + button + "," + button + "]}]")),
        fault("unsupported type: only modal views are opened", "/view/type", view -> view.put("type", "home")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void whatSlackRefusesIsRefusedInItsWords(String says, String pointer, Consumer<ObjectNode> spoil) {
    ObjectNode view = modal();
    spoil.accept(view);

    assertThat(open(view).at("/response_metadata/messages"))
        .extracting(message -> message.asText())
        .contains("[ERROR] " + says + " [json-pointer:" + pointer + "]");
  }

  @Test
  void aViewOfMoreThan250KilobytesIsTooLarge() {
    ObjectNode atLimit = weighing(ViewCheck.BYTES_ALLOWED);
    ObjectNode over = weighing(ViewCheck.BYTES_ALLOWED + 1);

    assertThat(open(atLimit).path("ok").asBoolean()).isTrue();
    assertThat(open(over)).hasToString("{\"ok\":false,\"error\":\"view_too_large\"}");
  }

  private static ObjectNode weighing(int bytes) {
    ObjectNode view = modal();
    var blocks = view.putArray("blocks");
    for (int i = 0; i < 90; i++) {
      blocks.addObject().put("type", "section").putObject("text").put("type", "plain_text").put("text", "");
    }
    int missing = bytes - view.toString().length();
    for (int i = 0; i < 90 && missing > 0; i++) {
      int here = Math.min(3000, missing - (89 - i));
      ((ObjectNode) blocks.get(i).path("text")).put("text", "x".repeat(Math.max(1, here)));
      missing -= Math.max(1, here);
    }
    assertThat(view.toString()).hasSize(bytes);
    return view;
  }

  private ObjectNode open(ObjectNode view) {
    String trigger = slack.workspace.triggers()
        .issue("t" + triggers++, Trigger.inChannel(SandboxTeam.REQUESTER, SandboxTeam.OPS));
    ObjectNode call = Json.object().put("trigger_id", trigger);
    call.set("view", view);
    return slack.call("views.open", call.toString());
  }

  private static ObjectNode modal() {
    ObjectNode view = Json.object().put("type", "modal");
    text(view, "title", 5);
    view.putArray("blocks").addObject().put("type", "divider");
    return view;
  }

  private static void text(ObjectNode view, String part, int size) {
    view.putObject(part).put("type", "plain_text").put("text", "t".repeat(size));
  }

  private static void blocks(ObjectNode view, String json) {
    view.set("blocks", Json.parse(json).orElseThrow());
  }

  private static Arguments limit(String name, int most, String says, String pointer, Sized sized) {
    return Arguments.of(name, most, says, pointer, sized);
  }

  private static Arguments fault(String says, String pointer, Consumer<ObjectNode> spoil) {
    return Arguments.of(says, pointer, spoil);
  }

  /** Gives one part of a view a size. */
  @FunctionalInterface
  interface Sized {
    void set(ObjectNode view, int size);
  }
}
