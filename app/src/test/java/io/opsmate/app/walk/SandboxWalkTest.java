package io.opsmate.app.walk;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.APPROVER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OUTSIDER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without any setting but its folder and port: the page, and the walk on it. */
class SandboxWalkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static @Nullable ChildApp started;

  @BeforeAll
  static void start(@TempDir Path data) {
    started = ChildApp.ready(Map.of("OPSMATE_DATA", data.toString(), "OPSMATE_PORT", ChildApp.freePort()));
  }

  @AfterAll
  static void close() {
    if (started != null) {
      started.close();
    }
  }

  @Test
  void withoutTheTokenNobodySeesThePage() {
    URI page = address();

    assertThat(Page.status(page.resolve("/sandbox/?token=guess"), page.getAuthority())).contains("403");
    assertThat(Page.status(page.resolve("/sandbox/?"), page.getAuthority())).contains("403");
    assertThat(app().status("/sandbox/timeline?as=U0APPROVER1&channel=C000000OPS")).isEqualTo(403);
  }

  @Test
  void underAnotherNameThePageDoesNotAnswerNotEvenWithTheToken() {
    URI page = address();

    assertThat(Page.status(page, page.getAuthority())).contains("303");
    assertThat(Page.status(page, "evil.example:" + page.getPort())).contains("403");
  }

  @Test
  void aSecondOneOnTheSameDataRefusesAndTheFirstGoesOn() {
    Map<String, String> same = new HashMap<>(app().settings());
    same.put("OPSMATE_PORT", ChildApp.freePort());

    ChildApp second = ChildApp.launched(same);

    assertThat(second.exit()).isNotZero();
    assertThat(second.output()).contains("OpsMate did not start", "OpsMate already runs on", "OPSMATE_DATA");
    assertThat(app().status("/health/readiness")).isEqualTo(200);
  }

  @Test
  void whatOnePersonAsksForAnotherApprovesOnTheCardItself() {
    try (Page page = Page.opened(address())) {
      page.type(REQUESTER, OPS, "/opsmate zombies volumes --owner data-platform");
      JsonNode card = card(page);

      page.press(OUTSIDER, card, "approval_approve");
      await().atMost(PATIENCE)
          .until(() -> page.messages(OUTSIDER, OPS)
              .stream()
              .anyMatch(
                  one -> one.path("is_ephemeral").asBoolean() && Page.words(one).contains("does not count")));
      assertThat(page.messages(REQUESTER, OPS)).noneMatch(one -> Page.words(one).contains("does not count"));

      assertThat(page.press(APPROVER, card, "approval_approve")).isEqualTo("delivered");
      await().atMost(PATIENCE).until(() -> Page.words(now(page, card)).contains("Saved: "));
      assertThat(Page.words(now(page, card))).contains("by <@" + APPROVER + ">", "Saved: ");
      assertThat(Page.hasButton(now(page, card), "approval_approve")).isFalse();
      assertThat(now(page, card).has("edited")).isTrue();
    }
  }

  @Test
  void rejectingAsksWhyInAWindowAndTheCardSaysWhy() {
    try (Page page = Page.opened(address())) {
      page.type(REQUESTER, OPS, "/opsmate zombies addresses");
      JsonNode card = card(page);

      page.press(OUTSIDER, card, "approval_details");
      await().atMost(PATIENCE).until(() -> Page.words(page.window(OUTSIDER)).contains("Exactly this would happen"));
      assertThat(page.press(APPROVER, card, "approval_reject")).isEqualTo("delivered");
      await().atMost(PATIENCE).until(() -> Page.words(page.window(APPROVER)).contains("Why?"));
      String window = page.window(APPROVER).path("id").asText();
      assertThat(page.submit(APPROVER, window, "reason", "  x ")).isEqualTo("faulty");
      assertThat(page.submit(APPROVER, window, "reason", "Still in use.")).isEqualTo("taken");

      await().atMost(PATIENCE).until(() -> Page.words(now(page, card)).contains("Still in use."));
      await().atMost(PATIENCE).until(() -> Page.words(page.window(APPROVER)).contains("nothing was changed"));
      assertThat(Page.words(now(page, card))).contains("Rejected", "by <@" + APPROVER + ">", "Nothing was changed.");
      assertThat(Page.hasButton(now(page, card), "approval_reject")).isFalse();
    }
  }

  private static JsonNode card(Page page) {
    await().atMost(PATIENCE).until(() -> !cards(page).isEmpty());
    return cards(page).getFirst();
  }

  private static List<JsonNode> cards(Page page) {
    return page.messages(APPROVER, OPS).stream().filter(one -> Page.hasButton(one, "approval_approve")).toList();
  }

  private static JsonNode now(Page page, JsonNode card) {
    return page.messages(APPROVER, OPS)
        .stream()
        .filter(one -> one.path("ts").equals(card.path("ts")))
        .findFirst()
        .orElseThrow();
  }

  private static URI address() {
    return Page.printed(app().output());
  }

  private static ChildApp app() {
    return Objects.requireNonNull(started);
  }
}
