package io.opsmate.app.sandbox.slack.delivery;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.APPROVER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.HomeNotice;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.Trigger;
import io.opsmate.app.sandbox.slack.workspace.Triggers.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InteractionsTest {
  private static final String CARD = """
      [{"type":"actions","block_id":"pick","elements":[{"type":"checkboxes","action_id":"volumes",
         "initial_options":[{"text":{"type":"plain_text","text":"One"},"value":"v1"}],
         "options":[{"text":{"type":"plain_text","text":"One"},"value":"v1"},
                    {"text":{"type":"plain_text","text":"Two"},"value":"v2"}]}]},
       {"type":"actions","block_id":"decide","elements":[{"type":"button","action_id":"approve",
         "style":"primary","value":"id:hash","text":{"type":"plain_text","text":"Approve"}}]}]
      """;

  private final DeliveryFixture slack = new DeliveryFixture();

  @Test
  void aPressCarriesMessageStateAndTheButton() {
    Message card = slack.appPosts(CARD);

    PressResult result = press(card, "decide", "approve", List.of());

    assertThat(result).isEqualTo(new PressResult.Delivered());
    JsonNode payload = slack.bot.lastPayload();
    assertThat(payload.path("type").asText()).isEqualTo("block_actions");
    assertThat(payload.at("/user/id").asText()).isEqualTo(REQUESTER);
    assertThat(payload.path("container")).hasToString(
        "{\"type\":\"message\",\"message_ts\":\"" + card.ts()
            + "\",\"channel_id\":\"C000000OPS\",\"is_ephemeral\":false}");
    assertThat(payload.path("channel")).hasToString("{\"id\":\"C000000OPS\",\"name\":\"ops\"}");
    assertThat(payload.at("/message/ts").asText()).isEqualTo(card.ts());
    assertThat(payload.path("response_url").asText()).startsWith(DeliveryFixture.PREFIX);
    assertThat(payload.path("actions")).hasToString("""
        [{"type":"button","action_id":"approve","block_id":"decide","text":{"type":"plain_text",\
        "text":"Approve"},"value":"id:hash","style":"primary","action_ts":"1772452800.000000"}]""");
  }

  @Test
  void stateHoldsWhatElementsStartWith() {
    press(slack.appPosts(CARD), "decide", "approve", List.of());

    assertThat(slack.bot.lastPayload().at("/state/values")).hasToString("""
        {"pick":{"volumes":{"type":"checkboxes","selected_options":[\
        {"text":{"type":"plain_text","text":"One"},"value":"v1"}]}}}""");
  }

  @Test
  void stateHoldsWhatThisPersonChose() {
    Message card = slack.appPosts(CARD);
    Press press = new Press(
        slack.requester,
        new Press.Surface.OnMessage(card.channel(), card.ts()),
        "decide",
        "approve",
        List.of(),
        Map.of("pick", Map.of("volumes", List.of("v2"))));

    slack.interactions.press(press);

    assertThat(slack.bot.lastPayload().at("/state/values/pick/volumes/selected_options/0/value").asText())
        .isEqualTo("v2");
  }

  @Test
  void aChoiceArrivesAsTheOptionOfTheMessage() {
    press(slack.appPosts(CARD), "pick", "volumes", List.of("v1", "v2", "not-offered"));

    assertThat(slack.bot.lastPayload().at("/actions/0/selected_options"))
        .extracting(option -> option.path("value").asText())
        .containsExactly("v1", "v2");
  }

  @Test
  void anOverflowMenuSendsItsOneOption() {
    Message card = slack.appPosts("""
        [{"type":"actions","block_id":"b","elements":[{"type":"overflow","action_id":"more","options":[
          {"text":{"type":"plain_text","text":"Snooze"},"value":"snooze"},
          {"text":{"type":"plain_text","text":"Mute"},"value":"mute"}]}]}]""");

    press(card, "b", "more", List.of("mute"));

    assertThat(slack.bot.lastPayload().path("actions")).hasToString("""
        [{"type":"overflow","action_id":"more","block_id":"b","selected_option":{"text":{"type":"plain_text",\
        "text":"Mute"},"value":"mute"},"action_ts":"1772452800.000000"}]""");
    assertThat(slack.bot.lastPayload().at("/state/values")).isEmpty();
  }

  @Test
  void aPressBringsATriggerIdForThisPersonAndPlace() {
    press(slack.appPosts(CARD), "decide", "approve", List.of());

    assertThat(slack.workspace.triggers().exchange(slack.bot.lastPayload().path("trigger_id").asText()))
        .isEqualTo(new Exchange.Granted(new Trigger(REQUESTER, "C000000OPS", null)));
  }

  @Test
  void aPressOnHomeBringsATriggerIdToo() {
    publishHome();

    slack.interactions.press(new Press(
        slack.requester, new Press.Surface.OnHome(), "decide", "approve", List.of(), Map.of()));

    assertThat(slack.workspace.triggers().exchange(slack.bot.lastPayload().path("trigger_id").asText()))
        .isEqualTo(new Exchange.Granted(new Trigger(REQUESTER, null, null)));
  }

  @Test
  void anElementThatIsGoneIsNotDelivered() {
    Message card = slack.appPosts(CARD);
    slack.workspace.timeline().edit(card.channel(), card.ts(), Content.text("decided"));

    assertThat(press(card, "decide", "approve", List.of())).isEqualTo(new PressResult.Gone());
    assertThat(slack.bot.received()).isEmpty();
  }

  @Test
  void nobodyPressesOnWhatOthersAloneSee() {
    Message secret = slack.workspace.timeline()
        .post(
            Draft.onlyFor(APPROVER, slack.ops.id(), "U0OPSMATE", slack.appPosts(CARD).content()));

    assertThat(press(secret, "decide", "approve", List.of())).isEqualTo(new PressResult.Gone());
  }

  @Test
  void anEphemeralMessageIsNotInThePayload() {
    Message own = slack.workspace.timeline()
        .post(
            Draft.onlyFor(REQUESTER, slack.ops.id(), "U0OPSMATE", slack.appPosts(CARD).content()));

    press(own, "decide", "approve", List.of());

    assertThat(slack.bot.lastPayload().has("message")).isFalse();
    assertThat(slack.bot.lastPayload().at("/container/is_ephemeral").asBoolean()).isTrue();
  }

  @Test
  void aLateAcknowledgementIsToldToThePresserAndNotRepeated() {
    slack.bot.answers(new BotAnswer.Late());

    PressResult result = press(slack.appPosts(CARD), "decide", "approve", List.of());

    assertThat(result).isInstanceOf(PressResult.NotAcknowledged.class);
    assertThat(slack.lastSeenBy(REQUESTER).rule()).startsWith("operation_timeout");
    assertThat(slack.bot.received()).hasSize(1);
    assertThat(slack.due).isEmpty();
  }

  @Test
  void onHomeThereIsAViewAndNeitherChannelNorResponseUrl() {
    publishHome();

    slack.interactions.press(new Press(
        slack.requester, new Press.Surface.OnHome(), "decide", "approve", List.of(), Map.of()));

    JsonNode payload = slack.bot.lastPayload();
    assertThat(payload.path("container")).hasToString("{\"type\":\"view\",\"view_id\":\"V0REQUESTER\"}");
    assertThat(payload.at("/view/hash").asText()).isNotEmpty();
    assertThat(payload.at("/view/state/values/pick").isObject()).isTrue();
    assertThat(payload.has("channel")).isFalse();
    assertThat(payload.has("response_url")).isFalse();
  }

  @Test
  void aFailureOnHomeIsShownThere() {
    publishHome();
    slack.bot.answers(new BotAnswer.Unreachable("refused"));

    slack.interactions.press(new Press(
        slack.requester, new Press.Surface.OnHome(), "decide", "approve", List.of(), Map.of()));

    assertThat(slack.workspace.homes().notice(REQUESTER)).map(HomeNotice::text)
        .contains("OpsMate could not be reached.");
  }

  private void publishHome() {
    ObjectNode view = Json.object().put("type", "home");
    view.set("blocks", Json.parse(CARD).orElseThrow());
    slack.workspace.homes().publish(REQUESTER, view, Optional.empty());
  }

  private PressResult press(Message message, String blockId, String actionId, List<String> chosen) {
    return slack.interactions.press(new Press(
        slack.requester,
        new Press.Surface.OnMessage(message.channel(), message.ts()),
        blockId,
        actionId,
        chosen,
        Map.of()));
  }
}
