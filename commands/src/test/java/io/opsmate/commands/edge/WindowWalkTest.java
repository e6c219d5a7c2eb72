package io.opsmate.commands.edge;

import static io.opsmate.commands.edge.Stage.ACME;
import static io.opsmate.commands.edge.Stage.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.desk.ButtonPressed;
import io.opsmate.commands.desk.CommandAsked;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowWalkTest {
  private static final Map<String, String> FILLED = Map.of("name", Clicks.words("Nightly"), "who",
      "{\"type\":\"multi_users_select\",\"selected_users\":[\"U1\",\"U2\"]}");

  private final Stage stage = new Stage();

  @Test
  void aCommandThatOpensAWindowIsAcknowledgedByItAndAsksInIt() {
    SlackAnswer answer = stage.type("setup", REQUESTER);
    stage.jobs.runDue(stage.clock.instant());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(stage.letters()).singleElement().isInstanceOfSatisfying(Letter.InWindow.class, letter -> {
      assertThat(letter.window()).isEqualTo("V1");
      assertThat(WordsOnly.wordsOf(letter.view())).startsWith("asks sweep_setup “Set up sweeping” token token 1");
    });
  }

  @Test
  void whereNoWindowOpensTheQuestionBecomesASentence() {
    stage.windows.opens = false;

    SlackAnswer answer = stage.type("setup", REQUESTER);
    stage.jobs.runDue(stage.clock.instant());

    assertThat(answer.body()).contains("Opening");
    assertThat(stage.answers()).singleElement()
        .asString()
        .contains("Nothing was done", "Set up sweeping could not be asked", "Do again what you just did");
  }

  @Test
  void aCommandThatOpensNoWindowAsksForNone() {
    stage.type("sweep", REQUESTER);

    assertThat(stage.windows.triggers).isEmpty();
  }

  @Test
  void aButtonThatOpensAWindowIsAnsweredThereAndElseWhereItWasPressed() {
    stage.pressed = Reply.toYou("Setting up", Text.of("Here."));
    stage.press(Clicks.onMessage("sweep_setup", "1", "U0REQUESTER", "17.1", "t1"));
    stage.windows.opens = false;
    stage.press(Clicks.onMessage("sweep_setup", "1", "U0REQUESTER", "17.1", "t2"));

    assertThat(stage.letters()).satisfiesExactly(
        first -> assertThat(first).isInstanceOf(Letter.InWindow.class),
        second -> assertThat(second).isInstanceOf(Letter.Response.class));
    assertThat(stage.answers()).containsExactly("Setting up\nHere.", "Setting up\nHere.");
  }

  @Test
  void aWindowWithNothingToSaySaysThatItIsDone() {
    stage.press(Clicks.onMessage("sweep_setup", "1", "U0REQUESTER", "17.1", "t1"));

    assertThat(stage.letters()).singleElement()
        .isEqualTo(new Letter.InWindow("V1", new WordsOnly().window(Card.saying("Done",
            Text.of("What came of it shows on its card."))), null));
  }

  @Test
  void everyPressOnHomeIsAnsweredInAWindow() {
    stage.press(Clicks.onHome("old_button", "x", "U0REQUESTER", "t"));

    assertThat(stage.windows.triggers).containsExactly("t");
    assertThat(stage.answers()).singleElement().asString().contains("from an older version of OpsMate");
  }

  @Test
  void aPressInAWindowIsAnsweredInThatWindow() {
    stage.pressed = Reply.toYou("Page 2", Text.of("More."));
    stage.press(Clicks.inWindow("sweep_page", "2", "U0REQUESTER", "V9", "t"));

    assertThat(stage.windows.triggers).isEmpty();
    assertThat(stage.presses).singleElement().satisfies(press -> assertThat(press.value()).isEqualTo("2"));
    assertThat(stage.letters()).singleElement()
        .isInstanceOfSatisfying(Letter.InWindow.class, letter -> assertThat(letter.window()).isEqualTo("V9"));
  }

  @Test
  void anEntryOfTheMenuIsAPressOfItsAction() {
    stage.press(Clicks.inMenu("sweep_page 2 of 3", "U0REQUESTER", "t1"));
    stage.press(Clicks.inMenu("sweep_setup", "U0REQUESTER", "t2"));

    assertThat(stage.presses).extracting(press -> press.value()).containsExactly("2 of 3", "");
    assertThat(stage.windows.triggers).containsExactly("t2");
  }

  @Test
  void aFormIsAcknowledgedWithAWindowThatWorksAndAnsweredInIt() {
    SlackAnswer answer = stage.send(Clicks.form("sweep_setup", "token 1", "U0REQUESTER", "t", FILLED));

    assertThat(answer.body()).startsWith("{\"response_action\":\"update\",\"view\":\"OpsMate")
        .contains("Working on it");
    assertThat(stage.submissions).singleElement().satisfies(sent -> {
      assertThat(sent.token()).isEqualTo("token 1");
      assertThat(sent.member()).isEqualTo(REQUESTER);
      assertThat(sent.one("name")).contains("Nightly");
      assertThat(sent.all("who")).containsExactly("U1", "U2");
    });
    assertThat(stage.letters()).singleElement().isInstanceOfSatisfying(Letter.InWindow.class, letter -> {
      assertThat(letter.window()).isEqualTo("V7");
      assertThat(WordsOnly.wordsOf(letter.view())).isEqualTo("Set up\nIt is set up.");
      assertThat(letter.otherwise()).isEqualTo(new Letter.Ephemeral(new ChannelId("U0REQUESTER"), REQUESTER,
          new Letter.Body("Set up\nIt is set up.", "[]")));
    });
  }

  @Test
  void aFormDeliveredTwiceIsOneForm() {
    String payload = Clicks.form("sweep_setup", "token 1", "U0REQUESTER", "t", FILLED);
    stage.send(payload);
    stage.send(payload);

    assertThat(stage.submissions).hasSize(1);
  }

  @Test
  void whatIsWrongIsSaidInTheFormAndNothingIsRun() {
    SlackAnswer answer = stage.send(
        Clicks.form("sweep_setup", "token 1", "U0REQUESTER", "t", Map.of("name", Clicks.words("bad"))));

    assertThat(answer.body()).startsWith("{\"response_action\":\"errors\",\"errors\":{\"name\":\"")
        .contains("is no name.", "This is not even asked.")
        .doesNotContain("gone");
    assertThat(stage.jobs.waiting(ACME)).isEmpty();
    assertThat(stage.submissions).isEmpty();
  }

  @Test
  void withTheDatabaseDownTheFormKeepsWhatWasTyped() {
    stage.databaseFault = new RetriableFailure("down", new IllegalStateException());

    SlackAnswer answer =
        stage.post(SignedSlack.interaction(Clicks.form("sweep_setup", "", "U0REQUESTER", "t", FILLED)));

    assertThat(answer.body()).startsWith("{\"response_action\":\"errors\"")
        .contains("Nothing was recorded", "Try again in a minute");
  }

  @Test
  void withTheDatabaseDownAnOpenWindowSaysSo() {
    stage.databaseFault = new RetriableFailure("down", new IllegalStateException());

    SlackAnswer command = stage.type("setup", REQUESTER);
    SlackAnswer press = stage.post(SignedSlack.interaction(Clicks.onHome("sweep_page", "1", "U0REQUESTER", "t")));

    assertThat(command.body()).contains("Nothing was recorded");
    assertThat(press.status()).isEqualTo(503);
    assertThat(stage.windows.shown).hasSize(2)
        .allSatisfy(one -> assertThat(one).contains("Nothing was done", "Nothing was recorded"));
  }

  @Test
  void aFormFromAForeignWorkspaceIsToldSo() {
    SlackAnswer answer =
        stage.send(Clicks.form("sweep_setup", "", "U0REQUESTER", "t", FILLED).replace("T0ACME", "T0X"));

    assertThat(answer.body()).contains("OpsMate is not installed in this workspace.");
    assertThat(stage.submissions).isEmpty();
  }

  @Test
  void noWindowIsOpenedInAForeignWorkspace() {
    stage.post(SignedSlack.interaction(Clicks.onHome("sweep_page", "1", "U0REQUESTER", "t").replace("T0ACME", "T0X")));

    assertThat(stage.windows.triggers).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"callback_id\":\"old_form\",", "\"callback_id\":null,", ""})
  void aFormNobodyKnowsAnyMoreIsExplainedInItsWindow(String callback) {
    String payload = Clicks.form("sweep_setup", "", "U0REQUESTER", "t", FILLED)
        .replace("\"callback_id\":\"sweep_setup\",", callback);

    SlackAnswer answer = stage.send(payload);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"response_action\":\"update\"")
        .contains("from an older version of OpsMate");
    assertThat(stage.letters()).isEmpty();
  }

  @Test
  void aFormWithoutAViewIsRefusedPolitely() {
    SlackAnswer answer = stage.send("""
        {"type":"view_submission","user":{"id":"U0REQUESTER"},"team":{"id":"T0ACME"},"trigger_id":"t"}""");

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void aFormWithoutAnAnswerAndOneOfNobodyAreTaken() {
    SlackAnswer none = stage.send(Clicks.form("sweep_setup", "", "U0REQUESTER", "t1", Map.of("name",
        "{\"type\":\"plain_text_input\",\"value\":null}")));
    SlackAnswer nobody = stage.send(Clicks.form("sweep_setup", "", "", "t2", FILLED));

    assertThat(none.body()).contains("Working on it");
    assertThat(stage.submissions).singleElement().satisfies(sent -> {
      assertThat(sent.one("name")).isEmpty();
      assertThat(sent.answers()).containsEntry("name", List.of());
    });
    assertThat(nobody.status()).isEqualTo(400);
  }

  @Test
  void closingAWindowIsAcknowledged() {
    SlackAnswer answer = stage.send("""
        {"type":"view_closed","user":{"id":"U0REQUESTER"},"team":{"id":"T0ACME"},"is_cleared":false,
         "view":{"id":"V7","type":"modal","callback_id":"sweep_setup"}}""");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(stage.letters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"actions\":[]", "\"actions\":null", "\"actions\":[{}]", "\"actions\":[null]",
    "\"actions\":[{\"type\":\"button\",\"value\":\"1\"}]",
    "\"actions\":[{\"type\":\"overflow\",\"action_id\":\"more\"}]",
    "\"x\":1"})
  void aPressOfNothingIsExplained(String actions) {
    SlackAnswer answer = stage.send("""
        {"type":"block_actions","user":{"id":"U0REQUESTER"},"team":{"id":"T0ACME"},"trigger_id":"t",
         "response_url":"%s",%s}""".formatted(SignedSlack.ANSWER_HERE, actions));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(stage.lastWords).singleElement().asString().contains("Slack did not say what you pressed");
    assertThat(stage.presses).isEmpty();
  }

  @Test
  void whatNamesNoWorkspaceIsForeign() {
    stage.send("""
        {"type":"block_actions","user":{"id":"U0REQUESTER"},"trigger_id":"t","response_url":"%s",
         "actions":[{"action_id":"sweep_page","value":"2"}]}""".formatted(SignedSlack.ANSWER_HERE));
    SlackAnswer command =
        stage.post(SignedSlack.command("sweep", "U0REQUESTER", "one").replaceFirst("(^|&)team_id=[^&]*", ""));

    assertThat(stage.lastWords).singleElement().asString().contains("not installed in this workspace");
    assertThat(command.body()).contains("not installed in this workspace");
    assertThat(stage.presses).isEmpty();
  }

  @Test
  void aCardForTheChannelFromAWindowIsPostedAndTheWindowIsDone() {
    stage.pressed = new Reply.ToChannel(new CardKey("sweep:1"), 1, Card.saying("Swept", Text.of("All clean.")));
    stage.press(Clicks.onMessage("sweep_setup", "1", "U0REQUESTER", "17.1", "t1"));

    assertThat(stage.chat.card(ACME, new CardKey("sweep:1"))).isPresent();
    assertThat(stage.answers()).singleElement().asString().startsWith("Done");
  }

  @Test
  void jobsFromBeforeThereWereWindowsAreStillDone() {
    JobType<ButtonPressed.First> press = new JobType<>("slack-press", 1, ButtonPressed.First.class);
    JobType<CommandAsked.First> command = new JobType<>("slack-command", 1, CommandAsked.First.class);
    String noon = stage.clock.instant().toString();
    stage.memory.run(ACME, tx -> {
      stage.jobs.enqueue(tx, press, "1", new ButtonPressed.First("sweep_page", "2", Map.of(), "U0REQUESTER", "C0OPS",
          "17.1", "", "1", noon), stage.clock.instant());
      stage.jobs.enqueue(tx, command, "2", new CommandAsked.First("sweep", Map.of(), "U0REQUESTER", "C0OPS", "", "2",
          noon), stage.clock.instant());
    });

    stage.jobs.runDue(stage.clock.instant());

    assertThat(stage.presses).hasSize(1);
    assertThat(stage.calls).hasSize(1);
    assertThat(stage.jobs.failures()).isEmpty();
  }
}
