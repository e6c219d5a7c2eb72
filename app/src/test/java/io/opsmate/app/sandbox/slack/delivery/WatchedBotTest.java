package io.opsmate.app.sandbox.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.sandbox.slack.MovableClock;
import io.opsmate.app.sandbox.slack.ScriptedBot;
import io.opsmate.app.sandbox.slack.traffic.Exchange;
import io.opsmate.app.sandbox.slack.traffic.Traffic;
import io.opsmate.app.sandbox.slack.workspace.Changes;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedBotTest {
  private final ScriptedBot bot = new ScriptedBot();
  private final Traffic traffic = new Traffic(new MovableClock(), new Changes());
  private final WatchedBot watched = new WatchedBot(bot, traffic, () -> "http", Optional::empty);

  @Test
  void aCommandIsKnownByItsName() {
    watched.post(BotRequest.form(Map.of("command", "/opsmate", "text", "help", "user_id", "U1", "channel_id", "C1")));

    assertThat(last().subject()).isEqualTo(
        new Exchange.Subject(Exchange.Direction.TO_APP, "command", "/opsmate", "C1", "U1"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{\"type\":\"block_actions\",\"actions\":[{\"action_id\":\"approve\"}]} | block_actions | approve",
    "{\"type\":\"view_submission\",\"view\":{\"callback_id\":\"reject\"}} | view_submission | reject",
    "{\"type\":\"message_action\",\"callback_id\":\"investigate\"} | message_action | investigate",
    "{\"type\":\"event_callback\",\"event\":{\"type\":\"app_mention\"}} | event | app_mention"})
  void whatIsDeliveredIsKnownByItsKind(String json, String kind, String name) {
    watched.post(BotRequest.payload(Json.parse(json).orElseThrow()));

    assertThat(last().subject().kind()).isEqualTo(kind);
    assertThat(last().subject().name()).isEqualTo(name);
  }

  @Test
  void silenceBreaksTheRuleOfThreeSeconds() {
    bot.answers(new BotAnswer.Late());

    watched.post(BotRequest.json(Json.object()));

    assertThat(last().result().outcome()).isEqualTo(Exchange.Outcome.LATE);
    assertThat(last().result().rule()).hasValueSatisfying(rule -> {
      assertThat(rule.error()).isEqualTo("operation_timeout");
      assertThat(rule.words()).contains("3 seconds");
    });
  }

  @Test
  void aRepetitionSaysWhichAndWhy() {
    watched.post(BotRequest.json(Json.object())
        .with(Map.of("X-Slack-Retry-Num", "2", "X-Slack-Retry-Reason", "http_timeout")));

    assertThat(last().request().retry()).contains(new Exchange.Retry(2, "http_timeout"));
  }

  @Test
  void aCopyDeliveredOnPurposeSaysSo() {
    Redelivery twice = new Redelivery(watched);
    twice.deliver(2);

    twice.post(BotRequest.json(Json.object()));

    assertThat(traffic.after(0, 9)).extracting(one -> one.result().fault().isPresent()).containsExactly(false, true);
  }

  @Test
  void aSlowNetworkDelaysAndOverThreeSecondsNothingIsAcknowledgedInTimeButAllArrives() {
    List<Duration> waited = new ArrayList<>();
    List<Runnable> later = new ArrayList<>();
    SlowWire wire = new SlowWire(bot, (_, task) -> later.add(task), waited::add);

    wire.slowDown(Duration.ofSeconds(1));
    assertThat(wire.post(BotRequest.json(Json.object()))).isEqualTo(new BotAnswer.Acknowledged(""));
    wire.slowDown(Duration.ofSeconds(4));
    assertThat(wire.post(BotRequest.json(Json.object()))).isEqualTo(new BotAnswer.Late());
    assertThat(bot.received()).hasSize(1);
    later.forEach(Runnable::run);

    assertThat(bot.received()).hasSize(2);
    assertThat(waited).containsExactly(Duration.ofSeconds(1), SignedHttp.ACK_WITHIN);
  }

  private Exchange last() {
    return traffic.after(0, 100).getLast();
  }
}
