package io.opsmate.app.walk;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.APPROVER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.GUEST;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OUTSIDER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.SECOND_APPROVER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.SECURITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with a card beside approving and rejecting it, each through windows that Slack's rules let pass. */
class CardLifeWalkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static @Nullable ChildApp started;

  private final Page page = Page.opened(Page.printed(Objects.requireNonNull(started).output()));

  @BeforeAll
  static void start(@TempDir Path data) {
    started = ChildApp.sandbox(data);
  }

  @AfterAll
  static void close() {
    if (started != null) {
      started.close();
    }
  }

  @Test
  void askedByNameSnoozedAndWithdrawn() {
    JsonNode card = proposed("zombies volumes --owner data-platform", "EBS volume");

    asks(REQUESTER, card, "approval_reassign", "Who may approve stays as it is");
    submit(REQUESTER, Map.of("people", List.of(GUEST, SECOND_APPROVER)));
    told(REQUESTER, "<@" + GUEST + "> would not count: guests have no rights in OpsMate");
    asks(REQUESTER, card, "approval_reassign", "Who may approve stays as it is");
    submit(REQUESTER, Map.of("people", List.of(SECOND_APPROVER), "note", List.of("you know these")));
    told(REQUESTER, "Asked");
    await().atMost(PATIENCE).until(() -> words(card).contains("Waiting for <@" + SECOND_APPROVER + ">, asked by"));

    home(APPROVER, "EBS volume");
    asks(APPROVER, card, "approval_snooze", "stays open and can be approved");
    submit(APPROVER, Map.of("pause", List.of("FOUR_HOURS")));
    await().atMost(PATIENCE).until(() -> words(card).contains("by <@" + APPROVER + ">"));
    assertThat(words(card)).contains("Needs approval", "Snoozed until <!date^");
    home(APPROVER, "1 snoozed until later.");

    page.choose(APPROVER, now(card), "approval_withdraw");
    told(APPROVER, "Only <@" + REQUESTER + ">, who asked for it, can withdraw it.");
    asks(REQUESTER, card, "approval_withdraw", "nothing will be changed");
    submit(REQUESTER, Map.of());
    await().atMost(PATIENCE).until(() -> words(card).contains("Withdrawn"));
    assertThat(Page.hasButton(now(card), "more")).isFalse();
  }

  @Test
  void mutedShownAsMutedAndLifted() {
    JsonNode card = proposed("zombies addresses", "Elastic IP");

    asks(APPROVER, card, "approval_mute", "is not proposed again until then");
    submit(APPROVER, Map.of("days", List.of("7"), "reach", List.of("ACTION_IN_CHANNEL"), "reason",
        List.of("kept for the move")));
    await().atMost(PATIENCE).until(() -> words(card).contains("kept for the move (and muted for 7 days)"));

    page.type(REQUESTER, OPS, "/opsmate zombies addresses");
    await().atMost(PATIENCE).until(() -> anybodyReads("Muted* until", "kept for the move"));
    assertThat(pending("Elastic IP")).isEmpty();

    page.type(APPROVER, OPS, "/opsmate mutes");
    await().atMost(PATIENCE).until(() -> page.messages(APPROVER, OPS).stream().anyMatch(CardLifeWalkTest::canLift));
    JsonNode list = page.messages(APPROVER, OPS).stream().filter(CardLifeWalkTest::canLift).findFirst().orElseThrow();
    page.press(APPROVER, list, "mute_lift");
    await().atMost(PATIENCE)
        .until(() -> page.messages(APPROVER, OPS).stream().anyMatch(one -> Page.words(one).contains("Lifted")));
    assertThat(Page.words(proposed("zombies addresses", "Elastic IP"))).contains("Needs approval");
  }

  @Test
  void brokenGlassIsHeardInTheSecurityChannel() {
    JsonNode card = proposed("zombies snapshots", "EBS snapshot");

    asks(APPROVER, card, "approval_break_glass", "somebody else has to review it");
    assertThat(page.submit(APPROVER, window(APPROVER), Map.of("reason", List.of("urgent")))).isEqualTo("faulty");
    submit(APPROVER, Map.of("reason", List.of("the storage bill stops the payroll")));

    await().atMost(PATIENCE).until(() -> words(card).contains("Saved: "));
    assertThat(words(card)).contains("glass broken: the storage bill stops the payroll");
    assertThat(page.messages(APPROVER, SECURITY)).anyMatch(one -> Page.words(one).contains("broke the glass"));
  }

  private JsonNode proposed(String command, String what) {
    page.type(REQUESTER, OPS, "/opsmate " + command);
    await().atMost(PATIENCE).until(() -> !pending(what).isEmpty());
    return pending(what).getFirst();
  }

  private List<JsonNode> pending(String what) {
    return page.messages(APPROVER, OPS)
        .stream()
        .filter(one -> Page.hasButton(one, "approval_approve") && Page.words(one).contains(what))
        .toList();
  }

  /** Chooses from the menu of a card, and waits for the window. */
  private void asks(String who, JsonNode card, String action, String says) {
    assertThat(page.choose(who, now(card), action)).isEqualTo("delivered");
    await().atMost(PATIENCE).until(() -> Page.words(page.window(who)).contains(says));
  }

  private void submit(String who, Map<String, List<String>> filled) {
    assertThat(page.submit(who, window(who), filled)).isEqualTo("taken");
  }

  private String window(String who) {
    return page.window(who).path("id").asText();
  }

  private void told(String who, String says) {
    await().atMost(PATIENCE).until(() -> Page.words(page.window(who)).contains(says));
  }

  private void home(String who, String says) {
    page.openHome(who);
    await().atMost(PATIENCE).until(() -> Page.words(page.home(who)).contains(says));
  }

  private boolean anybodyReads(String... words) {
    return page.messages(OUTSIDER, OPS)
        .stream()
        .map(Page::words)
        .anyMatch(all -> List.of(words)
            .stream()
            .allMatch(
                all::contains));
  }

  private static boolean canLift(JsonNode message) {
    return Page.hasButton(message, "mute_lift");
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
