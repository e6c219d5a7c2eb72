package io.opsmate.app.walk;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.APPROVER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes with time, in an OpsMate whose time somebody moves on the page. */
class MovedClockWalkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path data;

  private ChildApp app;
  private Page page;

  @BeforeEach
  void start() {
    app = ChildApp.sandbox(data);
    page = Page.opened(Page.printed(app.output()));
  }

  @AfterEach
  void close() {
    page.close();
    app.close();
  }

  @Test
  void aSnoozedCardComesBackAndAForgottenOneExpires() {
    JsonNode card = proposed();
    assertThat(page.choose(APPROVER, card, "approval_snooze")).isEqualTo("delivered");
    await().atMost(PATIENCE)
        .until(() -> Page.words(page.window(APPROVER)).contains("stays open and can be approved"));
    assertThat(page.submit(APPROVER, window(), Map.of("pause", List.of("FOUR_HOURS")))).isEqualTo("taken");
    await().atMost(PATIENCE).until(() -> words(card).contains("Snoozed until"));
    String before = newest();

    forward("PT4H1M");

    await().atMost(PATIENCE).until(() -> !words(card).contains("Snoozed until"));
    assertThat(words(card)).contains("Needs approval");
    await().atMost(PATIENCE).until(() -> !newest().equals(before));

    forward("PT20H");

    await().atMost(PATIENCE).until(() -> words(card).contains("Expired"));
    assertThat(Page.hasButton(now(card), "approval_approve")).isFalse();
  }

  @Test
  void timeGoesOnAfterARestartWhereItWas() {
    forward("PT72H");
    String moved = page.get("clock").path("now").asText();

    app.close();
    app = ChildApp.ready(app.settings());
    page.close();
    page = Page.opened(Page.printed(app.output()));

    assertThat(page.get("clock").path("now").asText()).isGreaterThan(moved);
    assertThat(page.get("clock").path("ahead").asText()).isEqualTo("PT72H");
  }

  private void forward(String by) {
    JsonNode moved = page.post("clock", JsonMapper.builder().build().createObjectNode().put("by", by));
    assertThat(moved.path("outcome").asText()).isEqualTo("moved");
  }

  private JsonNode proposed() {
    page.type(REQUESTER, OPS, "/opsmate zombies addresses");
    await().atMost(PATIENCE).until(() -> !cards().isEmpty());
    return cards().getFirst();
  }

  private List<JsonNode> cards() {
    return page.messages(APPROVER, OPS).stream().filter(one -> Page.hasButton(one, "approval_approve")).toList();
  }

  private String window() {
    return page.window(APPROVER).path("id").asText();
  }

  private String newest() {
    return page.messages(APPROVER, OPS).getLast().path("ts").asText();
  }

  private String words(JsonNode card) {
    return Page.words(now(card));
  }

  private JsonNode now(JsonNode card) {
    return page.messages(APPROVER, OPS)
        .stream()
        .filter(one -> one.path("ts").equals(card.path("ts")))
        .findFirst()
        .orElseThrow();
  }
}
