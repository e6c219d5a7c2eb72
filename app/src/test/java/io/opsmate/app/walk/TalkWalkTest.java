package io.opsmate.app.walk;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.SECOND_APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain words in the sandbox, with no key and no model: it still helps. */
class TalkWalkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static @Nullable ChildApp started;

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
  void withoutAModelASentenceBecomesAButtonThatRunsWhatWasMeant() {
    try (Page page = Page.opened(Page.printed(app().output()))) {
      page.type(REQUESTER, "D0REQUESTER", "what old volumes are there in eu-west-1?");
      await().atMost(PATIENCE).until(() -> guesses(page).size() == 1);
      JsonNode guess = guesses(page).getFirst();
      assertThat(Page.words(guess)).contains("volumes", "eu-west-1", "Run zombies volumes --region=eu-west-1",
          "no language model is set up", "Nothing was run");

      page.press(REQUESTER, guess, "run:zombies.volumes.--region.eu-west-1.");
      await().atMost(PATIENCE)
          .until(() -> page.messages(REQUESTER, OPS)
              .stream()
              .anyMatch(one -> Page.words(one).contains("unattached EBS volume")));
      assertThat(page.messages(REQUESTER, OPS)).noneMatch(one -> Page.words(one).contains("What I understood"));
    }
  }

  @Test
  void whatIsSaidWithAFileOrOfOneselfOrToTheChannelTooIsAnswered() {
    try (Page page = Page.opened(Page.printed(app().output()))) {
      page.send(SECOND_APPROVER, "D0APPROVER2", "approvals", said -> said.putArray("files").add("app.log"));
      await().atMost(PATIENCE).until(() -> answers(page, "I cannot read files, so I went by your words alone") == 1);

      page.type(SECOND_APPROVER, "D0APPROVER2", "/me wonders what approvals there are");
      await().atMost(PATIENCE).until(() -> answers(page, "What I understood") == 1);

      String root = page.messages(SECOND_APPROVER, "D0APPROVER2").getFirst().path("ts").asText();
      page.send(SECOND_APPROVER, "D0APPROVER2", "and which approvals wait?",
          said -> said.put("thread_ts", root).put("also_to_channel", true));
      await().atMost(PATIENCE).until(() -> answers(page, "What I understood") == 2);
    }
  }

  private static long answers(Page page, String words) {
    return page.messages(SECOND_APPROVER, "D0APPROVER2")
        .stream()
        .filter(one -> Page.words(one).contains(words))
        .count();
  }

  @Test
  void onThePageAQuestionIsSuggestedAndHelpsWithoutAModel() {
    try (Browser browser = Browser.at(Page.printed(app().output()))) {
      browser.be("approver");
      browser.click("[data-testid=place-app]");
      browser.click("[data-testid=tab-messages]");
      browser.see("[data-testid=prompt]", "Which idle resources cost most?");
      browser.keep("talk-suggestions");
      browser.run("[...document.querySelectorAll('[data-testid=prompt]')][0].click()");
      browser.see("[data-testid=messages]", "Which idle resources cost us most, and why?");
      browser.see("[data-testid=messages]", "no language model is set up");
      browser.seeNoMore("[data-testid=prompt]");
      browser.keep("talk-without-model");
    }
  }

  private static List<JsonNode> guesses(Page page) {
    return page.messages(REQUESTER, "D0REQUESTER")
        .stream()
        .filter(one -> Page.words(one).contains("What I understood"))
        .toList();
  }

  private static ChildApp app() {
    return Objects.requireNonNull(started);
  }
}
