package io.opsmate.app.walk;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.APPROVER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain words in the sandbox, with a model behind an address that speaks like OpenAI. */
class ModelTalkWalkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String DIRECT = "D0REQUESTER";
  private static final String REF = "ebs-volume:eu-west-1:vol-0201e739d687c57a3";
  private static final String OTHER = "ebs-volume:eu-west-1:vol-0e3ffb2b202f614d6";
  private static final String MESSAGES = "[data-testid=messages]";
  private static final String THREAD = "[data-testid=thread-messages]";
  private static final String CHANGE = "{\"kind\":\"change\",\"command\":\"\",\"because\":\"you ask for it\"}";
  private static final String QUESTION = "{\"kind\":\"question\",\"command\":\"\",\"because\":\"you ask\"}";

  private static @Nullable ModelStandIn model;
  private static @Nullable ChildApp started;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    model = new ModelStandIn();
    FirstRun.copyTo(data);
    started = ChildApp.ready(Map.of("OPSMATE_DATA", data.toString(), "OPSMATE_PORT", ChildApp.freePort(), "LLM_URL",
        model().url().toString(), "LLM_MODEL", "stand-in"));
  }

  @AfterAll
  static void close() {
    if (started != null) {
      started.close();
    }
    if (model != null) {
      model.close();
    }
  }

  @Test
  void anAnswerGrowsAndWhatItDraftsIsApprovedBySomebodyElse() {
    CountDownLatch gate = new CountDownLatch(1);
    model().says(CHANGE)
        .calls("waste_draft_plan", "{\"refs\":[\"" + REF + "\"]}")
        .says("I drafted a plan for one volume [[" + REF + "]]. ", gate, "Somebody else approves it.");
    try (Page page = Page.opened(Page.printed(app().output()))) {
      Instant asked = Instant.now();
      page.type(REQUESTER, OPS, "@opsmate please delete the volume vol-0201e739d687c57a3");
      await().atMost(PATIENCE)
          .until(() -> page.messages(REQUESTER, OPS), all -> says(all, "I drafted a plan for one volume"));
      assertThat(says(page.messages(REQUESTER, OPS), "Somebody else approves it.")).isFalse();
      gate.countDown();
      await().atMost(PATIENCE)
          .until(() -> page.messages(REQUESTER, OPS), all -> all.stream()
              .map(Page::words)
              .anyMatch(one -> one.contains("for one volume") && one.contains("Check it before you act")));

      JsonNode answer = found(page.messages(REQUESTER, OPS), "I drafted a plan for one volume");
      assertThat(Page.words(answer)).contains("I drafted a plan for one volume [1]. Somebody else approves it.",
          "Proposed in the name of <@" + REQUESTER + ">");
      assertThat(answer.has("edited")).as("what was proposed is written with the proposal, after the text has grown")
          .isTrue();
      assertThat(calls(page)).contains("assistant.threads.setStatus", "chat.startStream", "chat.stopStream");
      System.out.println("first sign after " + Duration.between(asked, firstSign(page, asked)).toMillis() + " ms");

      JsonNode card = page.messages(APPROVER, OPS)
          .stream()
          .filter(one -> Page.hasButton(one, "approval_approve"))
          .findFirst()
          .orElseThrow();
      assertThat(page.press(APPROVER, card, "approval_approve")).isEqualTo("delivered");
      await().atMost(PATIENCE).until(() -> page.messages(APPROVER, OPS), all -> says(all, "Saved: "));

      press(page, answer, "talk_feedback", "up ");
      await().atMost(PATIENCE).until(() -> page.messages(REQUESTER, OPS), all -> says(all, "I have noted"));
    }
    assertThat(model().asked).anyMatch(one -> one.contains("waste_draft_plan") && one.contains("\"tool\""));
  }

  @Test
  void onThePageAWishIsSeenToBeWorkedOnAndItsCardIsApprovedBySomebodyElse() {
    CountDownLatch reads = new CountDownLatch(1);
    CountDownLatch grows = new CountDownLatch(1);
    model().says(CHANGE)
        .calls("waste_draft_plan", "{\"refs\":[\"" + OTHER + "\"]}")
        .says(reads, "I drafted a plan [[" + OTHER + "]]. ", grows, "It waits for somebody else.");
    try (Browser browser = Browser.at(Page.printed(app().output()))) {
      browser.send("@opsmate please get rid of " + OTHER.substring(OTHER.lastIndexOf(':') + 1));
      browser.see("[data-testid=working]", "Drafts a plan");
      browser.keep("talk-progress");
      reads.countDown();
      browser.click("[data-testid=replies]");
      browser.see(THREAD, "I drafted a plan [1].");
      assertThat(browser.words(THREAD)).doesNotContain("It waits for somebody else.");
      browser.keep("talk-grows");
      grows.countDown();
      browser.see(THREAD, "It waits for somebody else.");
      browser.see(THREAD, "Proposed in the name of");
      browser.see(THREAD, "Others decide about it here");
      browser.keep("talk-proposed");
      browser.click("[data-testid=thread-close]");

      browser.be("approver");
      browser.see(MESSAGES, "0 of 1 approved");
      browser.click("[data-action-id=approval_approve]");
      browser.click("[data-testid=confirm-yes]");
      browser.see(MESSAGES, "Saved: ");
      browser.keep("talk-approved");
    } finally {
      reads.countDown();
      grows.countDown();
    }
  }

  @Test
  void whereNoTextMayGrowTheAnswerIsEditedInItsPlace() {
    CountDownLatch gate = new CountDownLatch(1);
    try (Page page = Page.opened(Page.printed(app().output()))) {
      page.post("faults/api", JSON.createObjectNode()
          .put("method", "chat.startStream")
          .put("fault", "failing")
          .put("error", "channel_type_not_supported"));
      model().says(QUESTION).says("Nothing waits. ", gate, "All is well, <!channel>.");
      page.type(REQUESTER, DIRECT, "is anything waiting for us, I wonder?");
      await().atMost(PATIENCE).until(() -> page.messages(REQUESTER, DIRECT), all -> says(all, "Nothing waits."));
      gate.countDown();
      await().atMost(PATIENCE).until(() -> page.messages(REQUESTER, DIRECT), all -> says(all, "All is well"));
      await().atMost(PATIENCE)
          .until(() -> page.messages(REQUESTER, DIRECT), all -> says(all, "Check it before you act"));

      JsonNode answer = found(page.messages(REQUESTER, DIRECT), "All is well");
      assertThat(answer.has("edited")).isTrue();
      assertThat(answer.toString()).doesNotContain("<!channel>");
      assertThat(page.messages(REQUESTER, DIRECT).stream().filter(one -> Page.words(one).contains("Nothing waits.")))
          .hasSize(1);
      page.post("faults/mended", JSON.createObjectNode());
    }
  }

  private static boolean says(List<JsonNode> messages, String words) {
    return messages.stream().anyMatch(one -> Page.words(one).contains(words));
  }

  private static JsonNode found(List<JsonNode> messages, String words) {
    return messages.stream().filter(one -> Page.words(one).contains(words)).findFirst().orElseThrow();
  }

  private static List<String> calls(Page page) {
    return traffic(page).stream().map(one -> one.path("name").asText()).toList();
  }

  /** When Slack heard that OpsMate is at work; a figure for docs/benchmarks.md. */
  private static Instant firstSign(Page page, Instant asked) {
    return traffic(page).stream()
        .filter(one -> one.path("name").asText().equals("assistant.threads.setStatus"))
        .map(one -> Instant.parse(one.path("at").asText()))
        .filter(at -> !at.isBefore(asked))
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private static List<JsonNode> traffic(Page page) {
    return StreamSupport.stream(page.get("traffic?after=0").findPath("exchanges").spliterator(), false).toList();
  }

  private static void press(Page page, JsonNode message, String action, String begins) {
    String value =
        message.findValuesAsText("value").stream().filter(one -> one.startsWith(begins)).findFirst().orElseThrow();
    JsonNode block = StreamSupport.stream(message.path("blocks").spliterator(), false)
        .filter(one -> one.findValuesAsText("action_id").contains(action))
        .findFirst()
        .orElseThrow();
    ObjectNode press = JSON.createObjectNode()
        .put("as", REQUESTER)
        .put("channel", message.path("channel").asText())
        .put("ts", message.path("ts").asText())
        .put("block_id", block.path("block_id").asText())
        .put("action_id", action);
    press.putArray("chosen").add(value);
    press.putObject("state");
    page.post("actions", press);
  }

  private static ModelStandIn model() {
    return Objects.requireNonNull(model);
  }

  private static ChildApp app() {
    return Objects.requireNonNull(started);
  }
}
