package io.opsmate.app.sandbox.slack.delivery;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OUTSIDER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.Message;
import org.junit.jupiter.api.Test;

class ShortcutsTest {
  private final DeliveryFixture slack = new DeliveryFixture();
  private final Message message =
      slack.workspace.timeline().post(Draft.toAll(OPS, OUTSIDER, Content.text("the shop is slow")));

  @Test
  void aChoiceCarriesTheMessageAndATriggerId() {
    assertThat(choose(message.ts(), "investigate")).isInstanceOf(PressResult.Delivered.class);

    JsonNode payload = slack.bot.lastPayload();
    assertThat(payload.path("type").asText()).isEqualTo("message_action");
    assertThat(payload.path("callback_id").asText()).isEqualTo("investigate");
    assertThat(payload.at("/message/text").asText()).isEqualTo("the shop is slow");
    assertThat(payload.at("/message/user").asText()).isEqualTo(OUTSIDER);
    assertThat(payload.at("/channel/id").asText()).isEqualTo(OPS);
    assertThat(payload.at("/user/id").asText()).isEqualTo(REQUESTER);
    assertThat(payload.path("trigger_id").asText()).isNotEmpty();
    assertThat(payload.path("response_url").asText()).startsWith(DeliveryFixture.PREFIX);
  }

  @Test
  void whatTheManifestDoesNotOfferOrIsGoneIsNotDelivered() {
    assertThat(choose(message.ts(), "other")).isInstanceOf(PressResult.Gone.class);
    assertThat(choose("1.000000", "investigate")).isInstanceOf(PressResult.Gone.class);
    assertThat(slack.bot.received()).isEmpty();
  }

  @Test
  void aLateAcknowledgementIsToldToThePerson() {
    slack.bot.answers(new BotAnswer.Late());

    assertThat(choose(message.ts(), "investigate")).isInstanceOf(PressResult.NotAcknowledged.class);
    assertThat(slack.lastSeenBy(REQUESTER).rule()).startsWith("operation_timeout");
    assertThat(slack.seenBy(OUTSIDER)).noneMatch(one -> one.rule() != null);
  }

  private PressResult choose(String ts, String callbackId) {
    return slack.shortcuts.choose(new Shortcuts.Chosen(slack.requester, OPS, ts, callbackId));
  }
}
