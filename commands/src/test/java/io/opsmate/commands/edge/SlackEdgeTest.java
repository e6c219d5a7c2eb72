package io.opsmate.commands.edge;

import static io.opsmate.commands.edge.Stage.ACME;
import static io.opsmate.commands.edge.Stage.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.testkit.SetClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlackEdgeTest {
  private final Stage stage = new Stage();

  @Test
  void aCommandIsWrittenDownAndAcknowledgedAndNothingIsRunYet() {
    SlackAnswer answer = stage.type("sweep --region eu-west-1", REQUESTER);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("application/json");
    assertThat(answer.body())
        .isEqualTo("{\"response_type\":\"ephemeral\",\"text\":\"Sweeping &lt;now&gt; &amp; here \\u2026\"}");
    assertThat(stage.jobs.waiting(ACME)).hasSize(1);
    assertThat(stage.calls).isEmpty();
  }

  @Test
  void theSameCommandDeliveredTwiceIsRunOnceEvenWhenSignedAnew() {
    String body = SignedSlack.command("sweep", "U0REQUESTER", "one");
    stage.post(body);
    stage.clock.advance(Duration.ofMinutes(1));

    SlackAnswer again = stage.post(body);
    stage.jobs.runDue(stage.clock.instant());

    assertThat(again).isEqualTo(new SlackAnswer(200, again.contentType(), ""));
    assertThat(stage.calls).hasSize(1);
  }

  @Test
  void theSameWordsTypedTwiceAreTwoCommands() {
    stage.post(SignedSlack.command("sweep", "U0REQUESTER", "one"));
    stage.post(SignedSlack.command("sweep", "U0REQUESTER", "two"));
    stage.jobs.runDue(SetClock.NOON);

    assertThat(stage.calls).hasSize(2);
  }

  @Test
  void whatIsNotSignedIsRefusedAndNeverRun() {
    byte[] body = SignedSlack.command("sweep", "U0REQUESTER", "one").getBytes(StandardCharsets.UTF_8);

    SlackAnswer unsigned = stage.edge.handle(new RawRequest(Map.of(), body, SetClock.NOON, SetClock.NOON));
    SlackAnswer old = stage.edge.handle(SignedSlack.signed(body, SetClock.NOON, SetClock.NOON.plusSeconds(301)));
    SlackAnswer future = stage.edge.handle(SignedSlack.signed(body, SetClock.NOON, SetClock.NOON.minusSeconds(301)));

    assertThat(List.of(unsigned, old, future)).extracting(SlackAnswer::status).containsOnly(401);
    assertThat(unsigned.body()).isEqualTo("not signed");
    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void aCertificateTestIsAnsweredUnsignedAndNothingElseInItCounts() {
    byte[] body =
        ("ssl_check=1&" + SignedSlack.command("sweep", "U0REQUESTER", "one")).getBytes(StandardCharsets.UTF_8);

    assertThat(stage.edge.handle(new RawRequest(Map.of(), body, SetClock.NOON, SetClock.NOON)).status()).isEqualTo(200);
    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void wordsThatLookLikeACertificateTestAreNone() {
    byte[] body =
        SignedSlack.command("sweep &ssl_check=1", "U0REQUESTER", "one").getBytes(StandardCharsets.UTF_8);

    assertThat(stage.edge.handle(new RawRequest(Map.of(), body, SetClock.NOON, SetClock.NOON)).status()).isEqualTo(401);
  }

  @Test
  void wrongWordsAreAnsweredAtOnceAndLeaveNothing() {
    SlackAnswer answer = stage.type("sweeep", REQUESTER);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"response_type\":\"ephemeral\"", "Did you mean \\/opsmate sweep?");
    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void nonAsciiWordsSurvive() {
    SlackAnswer answer = stage.type("grüße ✓ 日本", REQUESTER);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("No command \\u201Cgr\\u00FC\\u00DFe\\u201D");
  }

  @Test
  void anAliasRunsItsVerb() {
    stage.post(SignedSlack.form("/sweep", "--region eu-west-1", "U0REQUESTER", "T0ACME", "one"));
    stage.jobs.runDue(SetClock.NOON);

    assertThat(stage.calls).singleElement()
        .satisfies(call -> assertThat(call.arguments().text("region")).contains("eu-west-1"));
  }

  @Test
  void aForeignWorkspaceIsToldSoAndNothingIsKept() {
    SlackAnswer answer = stage.post(SignedSlack.form("/opsmate", "sweep", "U0REQUESTER", "T0ELSEWHERE", "one"));

    assertThat(answer.body()).contains("OpsMate is not installed in this workspace.");
    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void withTheDatabaseDownACommandHearsThatNothingWasRecorded() {
    stage.databaseFault = new RetriableFailure("no connection", new IllegalStateException());

    SlackAnswer answer = stage.type("sweep", REQUESTER);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Nothing was recorded: OpsMate's database does not answer. Try again in a minute.");
  }

  @Test
  void aWorkspaceThatNobodyKnowsYetIsNotBlamedOnTheDatabase() {
    SlackAnswer answer = stage.post(SignedSlack.form("/opsmate", "sweep", "U0REQUESTER", "T0UNKNOWN", "one"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("Slack has not said yet which workspace this is").doesNotContain("database");
  }

  @Test
  void aWorkspaceThatRemovesOpsMateIsWrittenDown() {
    stage.post(SignedSlack.left("{\"type\":\"app_uninstalled\"}", "T0ACME", "T0ACME", false, "Ev1"));
    stage.post(SignedSlack.left("{\"type\":\"tokens_revoked\",\"tokens\":{\"bot\":[\"U0BOT\"]}}", "T0ACME", "T0ACME",
        false, "Ev2"));

    assertThat(stage.jobs.waiting(ACME)).hasSize(2).allSatisfy(job -> assertThat(job.type()).isEqualTo(DeskJobs.LEFT));
  }

  @Test
  void aPersonsRevokedTokenTouchesNothing() {
    SlackAnswer answer = stage.post(SignedSlack.left(
        "{\"type\":\"tokens_revoked\",\"tokens\":{\"oauth\":[\"U0ANN\"]}}", "T0ACME", "T0ACME", false, "Ev1"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void aWorkspaceThatLeavesDoesNotTakeItsEnterpriseAlong() {
    String left = "{\"type\":\"app_uninstalled\"}";
    stage.post(SignedSlack.left(left, "T0ELSE", "T0ELSE", false, "Ev1"));
    assertThat(stage.jobs.waiting(ACME)).isEmpty();

    stage.post(SignedSlack.left(left, "T0ELSE", "T0ELSE", true, "Ev2"));
    assertThat(stage.jobs.waiting(ACME)).hasSize(1);
  }

  @Test
  void withTheDatabaseDownHelpStillWorks() {
    stage.databaseFault = new RetriableFailure("no connection", new IllegalStateException());

    assertThat(stage.type("help sweep", REQUESTER).body()).contains("Sweeps.");
  }

  @Test
  void aBugWhileRecordingIsNotBlamedOnTheDatabase() {
    stage.databaseFault = new IllegalStateException("bug");

    assertThat(stage.type("sweep", REQUESTER).body()).contains("Nothing was recorded: OpsMate broke over it");
  }

  @Test
  void withTheDatabaseDownAPressFailsVisiblyAndIsExplained() {
    stage.databaseFault = new RetriableFailure("no connection", new IllegalStateException());

    SlackAnswer answer =
        stage.post(SignedSlack.interaction(Clicks.onMessage("sweep_page", "2", "U0REQUESTER", "17.1", "t")));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(stage.lastWords).containsExactly(SignedSlack.ANSWER_HERE
        + " Nothing was recorded: OpsMate's database does not answer. Try again in a minute.");
  }

  @Test
  void withTheDatabaseDownAnEventIsRefusedAndTakenWhenItComesAgain() {
    String body = SignedSlack.homeOpened("home", "U0REQUESTER", "Ev1");
    stage.databaseFault = new RetriableFailure("no connection", new IllegalStateException());
    assertThat(stage.post(body).status()).isEqualTo(503);
    stage.databaseFault = null;

    assertThat(stage.post(body).status()).isEqualTo(200);
    assertThat(stage.jobs.waiting(ACME)).hasSize(1);
  }

  @Test
  void openingHomeHasItDrawnForThatPerson() {
    stage.post(SignedSlack.homeOpened("home", "U0REQUESTER", "Ev1"));
    stage.post(
        SignedSlack.homeOpened("home", "U0REQUESTER", "Ev1").replace("\"token\":\"unused\"", "\"token\":\"retry\""));
    stage.post(SignedSlack.homeOpened("messages", "U0APPROVER", "Ev2"));
    stage.jobs.runDue(SetClock.NOON);

    assertThat(stage.letters()).filteredOn(Letter.Home.class::isInstance).containsExactly(new Letter.Home(REQUESTER));
    List<MemberId> viewers = stage.memory.in(ACME, tx -> stage.viewers.since(tx, SetClock.NOON, 9));
    assertThat(viewers).containsExactly(REQUESTER);
  }

  @Test
  void otherEventsAreAcknowledged() {
    String other = SignedSlack.homeOpened("home", "U0REQUESTER", "Ev1").replace("app_home_opened", "reaction_added");

    assertThat(stage.post(other).status()).isEqualTo(200);
    assertThat(stage.post("{\"token\":\"x\",\"type\":\"app_rate_limited\",\"team_id\":\"T0ACME\"}").status())
        .isEqualTo(200);
    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void slacksChallengeIsEchoed() {
    SlackAnswer answer = stage.post("{\"token\":\"x\",\"challenge\":\"3eZbrw1aB\",\"type\":\"url_verification\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("text/plain");
    assertThat(answer.body()).isEqualTo("3eZbrw1aB");
  }

  @Test
  void signedNonsenseIsRefusedPolitely() {
    for (String nonsense : List.of("", "{", "{}", "[]", "null", "payload=", "payload=%5B%5D", "payload=x", "a=b", "%%%",
        "{\"type\":5}", "{\"type\":{}}", "payload=%7B%22type%22%3A%22new_thing%22%7D")) {
      assertThat(stage.post(nonsense).status()).as(nonsense).isEqualTo(400);
    }
  }

  @Test
  void tickingABoxIsNoPress() {
    assertThat(stage.post(SignedSlack.interaction(Clicks.tick("U0REQUESTER", "t"))).status()).isEqualTo(200);
    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void aSkillsButtonGetsItsValueAndEveryTick() {
    String boxes = Clicks.ticked("pick", List.of("a", "b"), List.of("k"));
    stage.press(Clicks.onMessage("sweep_page", "page 2", "U0REQUESTER", "17.1", "t", boxes));

    assertThat(stage.presses).singleElement().satisfies(press -> {
      assertThat(press.value()).isEqualTo("page 2");
      assertThat(press.member()).isEqualTo(REQUESTER);
      assertThat(press.ticked()).isEqualTo(Map.of("pick", List.of("a", "b", "k")));
    });
  }

  @Test
  void aGuestsPressOnASkillsButtonReadsNothing() {
    stage.members.barred(REQUESTER, "guests have no rights in OpsMate");
    stage.press(Clicks.onMessage("sweep_page", "page 2", "U0REQUESTER", "17.1", "t"));

    assertThat(stage.presses).isEmpty();
    assertThat(stage.answers()).singleElement().asString().contains("Your press changed nothing", "guests have no");
  }

  @Test
  void aPressDeliveredTwiceIsOnePress() {
    String payload = Clicks.onMessage("sweep_page", "2", "U0REQUESTER", "17.1", "t");
    stage.press(payload);
    stage.press(payload);

    assertThat(stage.presses).hasSize(1);
  }

  @Test
  void aButtonNobodyKnowsAnyMoreIsExplained() {
    stage.press(Clicks.onMessage("old_button", "x", "U0REQUESTER", "17.1", "t"));

    assertThat(stage.answers()).singleElement().asString().contains("from an older version of OpsMate");
  }

  @Test
  void aPressThatDoesNotSayWhatWasPressedIsAPress() {
    SlackAnswer answer = stage.post(SignedSlack.interaction("""
        {"type":"block_actions","user":{"id":"U0REQUESTER"},"team":{"id":"T0ACME"},
         "actions":[{"action_id":"sweep_page","value":"2"}]}"""));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(stage.jobs.waiting(ACME)).hasSize(1);
  }

  @Test
  void withoutATriggerEqualCommandsAreToldApartByTheirSecondAndAReplayIsNot() {
    String body = without("trigger_id", SignedSlack.command("sweep", "U0REQUESTER", "one"));
    stage.post(body);
    stage.post(body);
    assertThat(stage.jobs.waiting(ACME)).hasSize(1);
    stage.clock.advance(Duration.ofSeconds(1));

    stage.post(body);

    assertThat(stage.jobs.waiting(ACME)).hasSize(2);
  }

  @Test
  void withoutATriggerEqualPressesAreToldApartByTheirSecondAndAReplayIsNot() {
    String body = SignedSlack.interaction(Clicks.onMessage("sweep_page", "2", "U0REQUESTER", "17.1", ""));
    stage.post(body);
    stage.post(body);
    assertThat(stage.jobs.waiting(ACME)).hasSize(1);
    stage.clock.advance(Duration.ofSeconds(1));

    stage.post(body);

    assertThat(stage.jobs.waiting(ACME)).hasSize(2);
  }

  @Test
  void eventsWithoutAnIdAreToldApartByTheirBody() {
    String one = SignedSlack.homeOpened("home", "U0REQUESTER", "Ev1").replace("\"event_id\":\"Ev1\",", "");
    String two = SignedSlack.homeOpened("home", "U0APPROVER", "Ev1").replace("\"event_id\":\"Ev1\",", "");
    stage.post(one);
    stage.post(one);
    stage.post(two);

    assertThat(stage.jobs.waiting(ACME)).hasSize(2);
  }

  @Test
  void openingNoTabIsOpeningHome() {
    stage.post(SignedSlack.homeOpened("home", "U0REQUESTER", "Ev1").replace("\"tab\":\"home\",", ""));

    assertThat(stage.jobs.waiting(ACME)).hasSize(1);
  }

  @Test
  void whatNobodySentIsRefused() {
    SlackAnswer command = stage.post(without("user_id", SignedSlack.command("sweep", "U0REQUESTER", "one")));
    SlackAnswer press = stage.post(SignedSlack.interaction(Clicks.onHome("sweep_page", "2", "", "t")));

    assertThat(List.of(command, press)).extracting(SlackAnswer::status).containsOnly(400);
    assertThat(List.of(command, press)).extracting(SlackAnswer::body).containsOnly("no user");
    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void aPressWithoutAUserIsRefused() {
    SlackAnswer answer = stage.post(SignedSlack.interaction("""
        {"type":"block_actions","team":{"id":"T0ACME"},"actions":[{"action_id":"sweep_page","value":"2"}]}"""));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void aCommandFromNoChannelIsAskedInThePersonsOwn() {
    stage.post(without("channel_id", SignedSlack.command("sweep", "U0REQUESTER", "one")));
    stage.jobs.runDue(SetClock.NOON);

    assertThat(stage.calls).singleElement()
        .satisfies(call -> assertThat(call.channel().value()).isEqualTo("U0REQUESTER"));
  }

  private static String without(String field, String form) {
    return form.replaceFirst("(^|&)" + field + "=[^&]*", "");
  }
}
