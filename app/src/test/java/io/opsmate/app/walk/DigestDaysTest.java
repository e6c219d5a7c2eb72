package io.opsmate.app.walk;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.APPROVER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OUTSIDER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Digests in the sandbox, by a clock that is moved: set, previewed, posted, edited, compared, muted, and lost. */
class DigestDaysTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ChildApp app;
  private Page page;

  @BeforeEach
  void start(@TempDir Path data) {
    app = ChildApp.sandbox(data);
    page = Page.opened(Page.printed(app.output()));
  }

  @AfterEach
  void close() {
    page.close();
    app.close();
  }

  @Test
  void aDigestByCommandIsPostedAtItsTimeEditedInPlaceComparedTheNextDayAndMuted() {
    page.type(OUTSIDER, OPS, "/opsmate digest add --at 09:00");
    sees(OUTSIDER, "only approvers");
    page.type(APPROVER, OPS, "/opsmate digest preview");
    sees(APPROVER, "A preview, seen by you alone", "wasted resources", "Unattached EBS volumes");
    page.type(APPROVER, OPS, "/opsmate digest add --at 09:00 --days daily --zone Europe/Berlin --quiet no");
    sees(APPROVER, "every day at 09:00, Europe/Berlin");
    assertThat(digests()).isEmpty();

    toNext("09:00", ZoneId.of("Europe/Berlin"));
    await().atMost(PATIENCE).until(() -> digests().size() == 1);
    JsonNode first = digests().getFirst();
    assertThat(Page.words(first)).contains("wasted resources", "As of").doesNotContain("This is late");
    assertThat(Page.hasButton(first, "digest_edit")).isTrue();
    assertThat(first.findValuesAsText("type")).contains("image");
    await().atMost(PATIENCE)
        .until(() -> page.messages(REQUESTER, OPS)
            .stream()
            .anyMatch(one -> one.path("thread_ts")
                .equals(first.path("ts")) && Page.words(one).contains("warehouse-scratch")));

    page.type(REQUESTER, OPS, "/opsmate zombies volumes --owner data-platform");
    await().atMost(PATIENCE)
        .until(() -> page.messages(APPROVER, OPS)
            .stream()
            .anyMatch(
                one -> Page.hasButton(one, "approval_approve")));
    forward("PT3M");
    await().atMost(PATIENCE).until(() -> Page.words(first(first)).contains("1 request waits"));
    assertThat(first(first).has("edited")).isTrue();
    assertThat(digests()).hasSize(1);

    toNext("09:00", ZoneId.of("Europe/Berlin"));
    await().atMost(PATIENCE).until(() -> digests().size() == 2);
    assertThat(Page.words(digests().getLast())).contains("Change", "the same");

    page.type(APPROVER, OPS, "/opsmate digest mute 2d");
    sees(APPROVER, "muted until");
    forward("P1D");
    page.type(APPROVER, OPS, "/opsmate digest");
    sees(APPROVER, "1 digest is set up", "Unmute");
    assertThat(digests()).hasSize(2);
  }

  @Test
  void aDigestByFormIsSwitchedOffWhenItsChannelIsLostAndItsOwnerIsTold() {
    page.type(APPROVER, OPS, "/opsmate digest");
    JsonNode list = sees(APPROVER, "No digest is set up yet");
    assertThat(page.press(APPROVER, list, "digest_new:daily-everything")).isEqualTo("delivered");
    await().atMost(PATIENCE).until(() -> Page.words(page.window(APPROVER)).contains("Time zone"));
    String window = page.window(APPROVER).path("id").asText();
    assertThat(page.submit(APPROVER, window, Map.of("time", List.of("25:00")))).isEqualTo("faulty");
    assertThat(page.submit(APPROVER, window, Map.of("time", List.of("07:30"), "zone", List.of("UTC"))))
        .isEqualTo("taken");
    await().atMost(PATIENCE).until(() -> Page.words(page.window(APPROVER)).contains("every day at 07:30, UTC"));

    page.type(APPROVER, OPS, "/remove @opsmate");
    toNext("07:30", ZoneOffset.UTC);

    await().atMost(PATIENCE)
        .until(() -> directly().stream()
            .anyMatch(
                one -> Page.words(one).contains("It is switched off")));
    assertThat(digests()).isEmpty();
  }

  private JsonNode first(JsonNode message) {
    return page.messages(APPROVER, OPS)
        .stream()
        .filter(one -> one.path("ts").equals(message.path("ts")))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> digests() {
    return page.messages(REQUESTER, OPS).stream().filter(one -> Page.hasButton(one, "digest_mute")).toList();
  }

  private List<JsonNode> directly() {
    return page.messages(APPROVER, "D" + APPROVER.substring(1));
  }

  private JsonNode sees(String who, String... words) {
    Predicate<JsonNode> all = one -> List.of(words).stream().allMatch(Page.words(one)::contains);
    Callable<Boolean> seen = () -> page.messages(who, OPS).stream().anyMatch(all);
    await().atMost(PATIENCE).until(seen);
    return page.messages(who, OPS).stream().filter(all).toList().getLast();
  }

  /** A second after the next time it is that late there: the digest's own time, or it may pass the day before. */
  private void toNext(String time, ZoneId zone) {
    ZonedDateTime now = Instant.parse(page.get("clock").path("now").asText()).atZone(zone);
    ZonedDateTime today = now.with(LocalTime.parse(time));
    forward(Duration.between(now, today.isAfter(now) ? today : today.plusDays(1)).plusSeconds(1).toString());
  }

  private void forward(String by) {
    await().atMost(PATIENCE).until(() -> {
      try {
        return page.post("clock", new JsonMapper().createObjectNode().put("by", by))
            .path("outcome")
            .asText()
            .equals("moved");
      } catch (AssertionError busy) {
        return false;
      }
    });
  }
}
