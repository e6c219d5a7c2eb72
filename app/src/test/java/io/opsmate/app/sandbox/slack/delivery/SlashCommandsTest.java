package io.opsmate.app.sandbox.slack.delivery;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.APPROVER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.sandbox.slack.workspace.Message;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlashCommandsTest {
  private final DeliveryFixture slack = new DeliveryFixture();

  @Test
  void aCommandArrivesWithAllOfSlacksFields() {
    enter("/opsmate zombies --region eu-central-1");

    Map<String, String> form = slack.bot.lastForm();
    assertThat(form)
        .containsEntry("team_id", "T0SANDBOX")
        .containsEntry("team_domain", "sandbox")
        .containsEntry("channel_id", "C000000OPS")
        .containsEntry("channel_name", "ops")
        .containsEntry("user_id", "U0REQUESTER")
        .containsEntry("user_name", "requester")
        .containsEntry("command", "/opsmate")
        .containsEntry("text", "zombies --region eu-central-1")
        .containsEntry("api_app_id", "A0OPSMATE")
        .containsEntry("is_enterprise_install", "false")
        .containsKeys("token", "response_url", "trigger_id");
    assertThat(slack.seenBy(REQUESTER)).isEmpty();
  }

  @Test
  void anAcknowledgementInPlainTextIsSeenByTheAskerAlone() {
    slack.bot.answers(new BotAnswer.Acknowledged("Looking..."));

    enter("/opsmate zombies");

    assertThat(slack.lastSeenBy(REQUESTER).content().text()).isEqualTo("Looking...");
    assertThat(slack.seenBy(APPROVER)).isEmpty();
  }

  @Test
  void anAcknowledgementInChannelIsSeenByAllWithTheCommand() {
    slack.bot.answers(new BotAnswer.Acknowledged("{\"response_type\":\"in_channel\",\"text\":\"Here\"}"));

    enter("/opsmate zombies");

    assertThat(slack.seenBy(APPROVER)).extracting(message -> message.content().text())
        .containsExactly("/opsmate", "Here");
  }

  @Test
  void aLateAcknowledgementIsVisibleAndNamesTheRule() {
    slack.bot.answers(new BotAnswer.Late());

    enter("/opsmate zombies");

    Message note = slack.lastSeenBy(REQUESTER);
    assertThat(note.author()).isEqualTo(Message.SLACKBOT);
    assertThat(note.content().text()).isEqualTo("/opsmate failed. OpsMate didn't respond in time.");
    assertThat(note.rule()).isEqualTo("operation_timeout: an app must acknowledge within 3 seconds");
    assertThat(slack.seenBy(APPROVER)).isEmpty();
  }

  @Test
  void aFailingAcknowledgementIsDispatchFailed() {
    slack.bot.answers(new BotAnswer.Refused(500, false));

    enter("/opsmate zombies");

    assertThat(slack.lastSeenBy(REQUESTER).rule()).startsWith("dispatch_failed");
  }

  @Test
  void anUnusableAcknowledgementIsVisible() {
    slack.bot.answers(new BotAnswer.Acknowledged("{\"blocks\":\"oops\"}"));

    enter("/opsmate zombies");

    assertThat(slack.lastSeenBy(REQUESTER).rule()).isEqualTo("invalid_blocks_format");
  }

  @Test
  void commandsDoNotWorkInThreads() {
    slack.composer.enter(slack.requester, slack.ops, "/opsmate zombies", Optional.of("1.000000"));

    assertThat(slack.bot.received()).isEmpty();
    assertThat(slack.lastSeenBy(REQUESTER).content().text()).contains("not supported in threads");
  }

  @Test
  void anUnknownCommandNeverReachesTheBot() {
    enter("/weather");

    assertThat(slack.bot.received()).isEmpty();
    assertThat(slack.lastSeenBy(REQUESTER).content().text()).isEqualTo("/weather is not a valid command.");
  }

  private void enter(String line) {
    slack.composer.enter(slack.requester, slack.ops, line, Optional.empty());
  }
}
