package io.opsmate.app.sandbox.slack.delivery;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.ENGINEERING;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.Message;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembershipTest {
  private final DeliveryFixture slack = new DeliveryFixture();

  @Test
  void aMentionWhereTheAppIsNotReachesNobodyAndSaysHowToInviteIt() {
    write("@opsmate zombies");

    assertThat(slack.due).isEmpty();
    assertThat(last().text()).contains("/invite @opsmate");
    assertThat(last().rule()).startsWith("app_mention");
  }

  @Test
  void invitedInTheComposerTheAppIsToldAndHearsMentions() {
    write("/invite @opsmate");
    slack.runNext();

    JsonNode joined = slack.bot.lastJson().path("event");
    assertThat(joined.path("type").asText()).isEqualTo("member_joined_channel");
    assertThat(joined.path("user").asText()).isEqualTo("U0OPSMATE");
    assertThat(joined.path("inviter").asText()).isEqualTo(REQUESTER);
    write("@opsmate zombies");
    slack.runNext();
    assertThat(slack.bot.lastJson().at("/event/type").asText()).isEqualTo("app_mention");
  }

  @Test
  void invitedTwiceItJoinsOnce() {
    write("/invite @opsmate");
    write("/invite @opsmate");

    assertThat(slack.due).hasSize(1);
  }

  @Test
  void anEventThatTheManifestDoesNotAskForIsNotSent() {
    Events deaf = new Events(slack.workspace, new EventDelivery(slack.bot, (_, task) -> task.run()),
        new Ids(new Random(1)), Set.of());
    Message mention =
        slack.workspace.timeline().post(Draft.toAll("C000000OPS", REQUESTER, Content.text("<@U0OPSMATE> hi")));

    deaf.written(mention, slack.ops);
    deaf.appHomeOpened(slack.requester, "home");

    assertThat(slack.bot.received()).isEmpty();
    assertThat(slack.lastSeenBy(REQUESTER).rule()).contains("manifest");
  }

  @Test
  void theAppHearsItsOwnDirectMessagesAndTheirEdits() {
    slack.workspace.timeline().watchedBy(new Echoes(slack.workspace.roster(), slack.events));
    Message own = slack.workspace.timeline().post(Draft.toAll("D0REQUESTER", "U0OPSMATE", Content.text("hi")));
    slack.runNext();
    assertThat(slack.bot.lastJson().at("/event/bot_id").asText()).isEqualTo("B0OPSMATE");

    slack.workspace.timeline().edit("D0REQUESTER", own.ts(), Content.text("hello"));
    slack.runNext();

    assertThat(slack.bot.lastJson().at("/event/subtype").asText()).isEqualTo("message_changed");
    assertThat(slack.bot.lastJson().at("/event/message/text").asText()).isEqualTo("hello");
    slack.workspace.timeline().post(Draft.toAll("C000000OPS", "U0OPSMATE", Content.text("no echo in channels")));
    assertThat(slack.due).isEmpty();
  }

  @Test
  void beyondTheHoursEventsOnlyTheirAbsenceIsToldOnceAMinute() {
    Events tired = new Events(slack.workspace, new EventDelivery(slack.bot, (_, task) -> task.run()),
        new Ids(new Random(1)), DeliveryFixture.EVENTS, new EventQuota(2, slack.clock));
    for (int opened = 0; opened < 5; opened++) {
      tired.appHomeOpened(slack.requester, "home");
    }

    assertThat(slack.bot.received()).hasSize(3);
    assertThat(slack.bot.lastJson().path("type").asText()).isEqualTo("app_rate_limited");
    assertThat(slack.bot.lastJson().has("event")).isFalse();
    slack.clock.move(java.time.Duration.ofMinutes(61));
    tired.appHomeOpened(slack.requester, "home");
    assertThat(slack.bot.lastJson().at("/event/type").asText()).isEqualTo("app_home_opened");
  }

  private void write(String line) {
    Channel engineering = slack.workspace.roster().channel(ENGINEERING).orElseThrow();
    slack.composer.enter(slack.requester, engineering, line, Optional.empty());
  }

  private Content lastContent() {
    return slack.workspace.timeline().visibleTo(REQUESTER, ENGINEERING).getLast().content();
  }

  private Seen last() {
    return new Seen(lastContent().text(),
        String.valueOf(slack.workspace.timeline().visibleTo(REQUESTER, ENGINEERING).getLast().rule()));
  }

  private record Seen(String text, String rule) {}
}
