package io.opsmate.commands.edge;

import static io.opsmate.commands.edge.Stage.ACME;
import static io.opsmate.commands.edge.Stage.APPROVER;
import static io.opsmate.commands.edge.Stage.OUTSIDER;
import static io.opsmate.commands.edge.Stage.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeskWalkTest {
  private final Stage stage = new Stage();

  @Test
  void whatACommandTellsYouGoesByResponseUrlElseToYouAlone() {
    stage.type("sweep", REQUESTER);
    stage.jobs.runDue(SetClock.NOON);

    Letter.Body body = new Letter.Body("Swept\nAll clean.", "[]");
    assertThat(stage.letters()).containsExactly(new Letter.Response(SignedSlack.ANSWER_HERE, false,
        new Letter.Ephemeral(new ChannelId("C0OPS"), REQUESTER, body)));
  }

  @Test
  void aResponseUrlThatIsNotSlacksIsNotKept() {
    stage.post(SignedSlack.command("sweep", "U0REQUESTER", "one").replace("hooks.slack.com", "evil.example"));
    stage.jobs.runDue(SetClock.NOON);

    assertThat(stage.letters()).singleElement().isInstanceOf(Letter.Ephemeral.class);
  }

  @Test
  void whatACommandTellsTheChannelIsACardThere() {
    stage.sweeping =
        _ -> new Reply.ToChannel(new CardKey("sweep:1"), 3, Card.saying("Swept", Text.of("All clean.")));
    stage.type("sweep", REQUESTER);
    stage.jobs.runDue(SetClock.NOON);

    assertThat(stage.chat.card(ACME, new CardKey("sweep:1"))).hasValueSatisfying(card -> {
      assertThat(card.version()).isEqualTo(3);
      assertThat(card.channel()).isEqualTo(new ChannelId("C0OPS"));
    });
  }

  @Test
  void aPassingFailureIsRetriedAndTheAnswerComesOnce() {
    stage.sweeping = _ -> {
      throw new RetriableFailure("throttled", new IllegalStateException());
    };
    stage.type("sweep", REQUESTER);
    stage.jobs.runDue(stage.clock.instant());
    assertThat(stage.answers()).isEmpty();
    stage.sweeping = _ -> Reply.toYou("Swept", Text.of("All clean."));
    stage.clock.advance(Duration.ofSeconds(30));
    stage.jobs.runDue(stage.clock.instant());

    assertThat(stage.answers()).containsExactly("Swept\nAll clean.");
    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void afterTwoMinutesOfFailingThePersonIsToldAndTheJobIsOver() {
    stage.sweeping = _ -> {
      throw new RetriableFailure("throttled", new IllegalStateException());
    };
    stage.type("sweep", REQUESTER);
    for (int minute = 0; minute < 4; minute++) {
      stage.jobs.runDue(stage.clock.instant());
      stage.clock.advance(Duration.ofMinutes(1));
    }

    assertThat(stage.answers()).singleElement()
        .asString()
        .contains("/opsmate sweep was not completed", "did not answer for 2 minutes (throttled)");
    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void aLastingFailureAndABugAreToldAtOnce() {
    stage.sweeping = _ -> {
      throw new PermanentFailure("no such role", new IllegalStateException());
    };
    stage.post(SignedSlack.command("sweep", "U0REQUESTER", "one"));
    stage.jobs.runDue(SetClock.NOON);
    stage.sweeping = _ -> {
      throw new IllegalStateException("secret detail");
    };
    stage.post(SignedSlack.command("sweep", "U0REQUESTER", "two"));
    stage.jobs.runDue(SetClock.NOON);

    assertThat(stage.answers()).satisfiesExactly(first -> assertThat(first).contains("no such role"),
        second -> assertThat(second).contains("OpsMate broke over it").doesNotContain("secret detail"));
    assertThat(stage.jobs.failures()).isEmpty();
  }

  @Test
  void onlyApproversMayRunWhatIsForApprovers() {
    stage.type("rearm", OUTSIDER);
    stage.jobs.runDue(SetClock.NOON);
    assertThat(stage.calls).isEmpty();
    assertThat(stage.answers()).singleElement().asString().contains("you are not one of");

    stage.type("rearm", APPROVER);
    stage.jobs.runDue(SetClock.NOON);
    assertThat(stage.calls).hasSize(1);
  }

  @Test
  void guestsRunNothingAndPressNothingThatReads() {
    stage.members.barred(OUTSIDER, "guests have no rights in OpsMate");
    stage.type("sweep", OUTSIDER);
    stage.jobs.runDue(SetClock.NOON);
    stage.members.unknown(OUTSIDER, "nothing in time");
    stage.post(SignedSlack.command("sweep", "U0OUTSIDER", "second"));
    stage.jobs.runDue(SetClock.NOON);

    assertThat(stage.calls).isEmpty();
    assertThat(stage.answers()).satisfiesExactly(
        barred -> assertThat(barred).contains("only members of this workspace may do this", "guests have no rights"),
        unknown -> assertThat(unknown).contains("your rights could not be checked (nothing in time); try again")
            .doesNotContain("only members"));
  }

  @Test
  void openRequestsAreListedWithTheirButtons() {
    stage.type("approvals", OUTSIDER);
    stage.jobs.runDue(SetClock.NOON);
    var approval = stage.proposed("b-1", "b-2");
    stage.post(SignedSlack.command("approvals", "U0OUTSIDER", "second"));
    stage.jobs.runDue(SetClock.NOON);

    assertThat(stage.answers()).satisfiesExactly(none -> assertThat(none).contains("Nothing waits for an approval."),
        one -> assertThat(one).contains("Scrap 2 empty boxes",
            "approval_approve=" + approval.id() + ":" + approval.hash(),
            "approval_reject=", "approval_details="));
  }
}
