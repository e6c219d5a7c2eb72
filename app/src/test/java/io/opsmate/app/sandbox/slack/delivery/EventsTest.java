package io.opsmate.app.sandbox.slack.delivery;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.HomeNotice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsTest {
  private final DeliveryFixture slack = new DeliveryFixture();

  @Test
  void aMentionIsAnEvent() {
    write("@opsmate zombies & <more>");

    slack.runNext();

    JsonNode envelope = slack.bot.lastJson();
    assertThat(envelope.path("type").asText()).isEqualTo("event_callback");
    assertThat(envelope.path("event_id").asText()).matches("Ev[0-9A-F]{10}");
    assertThat(envelope.at("/authorizations/0/user_id").asText()).isEqualTo("U0OPSMATE");
    assertThat(envelope.at("/event/type").asText()).isEqualTo("app_mention");
    assertThat(envelope.at("/event/text").asText()).isEqualTo("<@U0OPSMATE> zombies &amp; &lt;more&gt;");
    assertThat(envelope.at("/event/user").asText()).isEqualTo(REQUESTER);
  }

  @Test
  void talkAmongPeopleIsNoEvent() {
    write("lunch?");

    assertThat(slack.due).isEmpty();
  }

  @Test
  void aDirectMessageIsAnEvent() {
    slack.composer.enter(
        slack.requester,
        slack.workspace.roster().directWith(REQUESTER).orElseThrow(),
        "hello",
        Optional.empty());

    slack.runNext();

    assertThat(slack.bot.lastJson().at("/event/channel_type").asText()).isEqualTo("im");
    assertThat(slack.bot.lastJson().at("/event/channel").asText()).isEqualTo("D0REQUESTER");
  }

  @Test
  void whatIsSaidWithFilesOrOfOneselfOrToTheChannelTooIsAMessageOfItsOwnKind() {
    Channel direct = slack.workspace.roster().directWith(REQUESTER).orElseThrow();
    slack.composer.enter(slack.requester, direct, new Composer.Entry("look", List.of("app.log"), false),
        Optional.empty());
    slack.composer.enter(slack.requester, direct, "/me wonders", Optional.empty());
    slack.composer.enter(slack.requester, direct, new Composer.Entry("and?", List.of(), true), Optional.of("1.000000"));
    slack.composer.enter(slack.requester, slack.ops, new Composer.Entry("@opsmate?", List.of("a.txt", "b.txt"), false),
        Optional.empty());

    assertThat(slack.runNext()).isZero();
    JsonNode shared = slack.bot.lastJson().path("event");
    assertThat(shared.path("subtype").asText()).isEqualTo("file_share");
    assertThat(shared.at("/files/0/name").asText()).isEqualTo("app.log");
    slack.runNext();
    assertThat(slack.bot.lastJson().at("/event/subtype").asText()).isEqualTo("me_message");
    assertThat(slack.bot.lastJson().at("/event/text").asText()).isEqualTo("wonders");
    slack.runNext();
    assertThat(slack.bot.lastJson().at("/event/subtype").asText()).isEqualTo("thread_broadcast");
    slack.runNext();
    assertThat(slack.bot.lastJson().at("/event/type").asText()).isEqualTo("app_mention");
    assertThat(slack.bot.lastJson().at("/event/files").size()).isEqualTo(2);
  }

  @Test
  void anUnacknowledgedEventIsSentThreeTimesMore() {
    slack.bot.answers(
        new BotAnswer.Late(),
        new BotAnswer.Refused(500, false),
        new BotAnswer.Unreachable("refused"),
        new BotAnswer.Late());

    slack.events.appHomeOpened(slack.requester, "home");

    assertThat(slack.runNext()).isEqualTo(Duration.ZERO);
    assertThat(slack.runNext()).isEqualTo(Duration.ZERO);
    assertThat(slack.runNext()).isEqualTo(Duration.ofMinutes(1));
    assertThat(slack.runNext()).isEqualTo(Duration.ofMinutes(5));
    assertThat(slack.due).isEmpty();
    assertThat(slack.bot.received()).extracting(BotRequest::body)
        .hasSize(4)
        .containsOnly(
            slack.bot.received().getFirst().body());
    assertThat(slack.bot.received())
        .extracting(request -> request.headers().get("X-Slack-Retry-Num"))
        .containsExactly(null, "1", "2", "3");
    assertThat(slack.bot.received())
        .extracting(request -> request.headers().get("X-Slack-Retry-Reason"))
        .containsExactly(null, "http_timeout", "http_error", "connection_failed");
    assertThat(slack.workspace.homes().notice(REQUESTER)).map(HomeNotice::text)
        .contains("OpsMate didn't respond in time. Slack does not send this event again.");
  }

  @Test
  void anAppMayRefuseRetries() {
    slack.bot.answers(new BotAnswer.Refused(500, true));

    slack.events.appHomeOpened(slack.requester, "home");
    slack.runNext();

    assertThat(slack.due).isEmpty();
  }

  @Test
  void anAcknowledgedEventIsSentOnce() {
    slack.events.appHomeOpened(slack.requester, "home");
    slack.runNext();

    assertThat(slack.due).isEmpty();
    assertThat(slack.bot.received()).hasSize(1);
  }

  private void write(String text) {
    slack.composer.enter(slack.requester, slack.ops, text, Optional.empty());
  }
}
