package io.opsmate.skills.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingChat.Said;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UndoDeskTest {
  private final Desk desk = new Desk();
  private final ScriptedStarts starts = new ScriptedStarts();
  private final UndoDesk undo;

  UndoDeskTest() {
    desk.acting = new Estate.Acting.With(new ActionRegistry(List.of(StopInstance.TYPE, StartInstance.TYPE),
        List.of(new Handling<>(StopInstance.TYPE, desk.world, desk.world),
            new Handling<>(StartInstance.TYPE, starts, starts))));
    undo = new UndoDesk(desk.transactions, desk.books, desk.desk,
        new WaysBack(List.of(StopInstance.TYPE, StartInstance.TYPE), List.of(starts), _ -> desk.acting));
  }

  @Test
  void whatLeftAReceiptCanBeAskedToBeTakenBack() {
    Approval stopped = stopped("i-1", "i-2");

    Approval request = asked(stopped);

    assertThat(request.plan().title()).isEqualTo("Start 2 instances again");
    assertThat(request.plan().actionType()).isEqualTo("ec2.start-instance/1");
    assertThat(request.plan().risk()).isEqualTo(Risk.REVERSIBLE);
    assertThat(request.plan().why()).isEqualTo("Undoes “Stop 2 idle instances” (request " + stopped.id() + ").");
    assertThat(request.plan().saves().shown()).isEqualTo("-$140.16/mo");
    assertThat(request.channel()).isEqualTo(stopped.channel());
    assertThat(request.requester()).isEqualTo(Desk.REQUESTER);
    assertThat(request.plan().context()).isEqualTo(stopped.plan().context());
    assertThat(request.state()).isInstanceOf(ApprovalState.Pending.class);
    assertThat(words(request)).contains("Costs again", "$140.16/mo");
  }

  @Test
  void theTwoRequestsNameEachOtherOnCardsAndOnRecord() {
    Approval stopped = stopped("i-1");
    assertThat(hasUndo(stopped)).isTrue();

    Approval request = asked(stopped);

    assertThat(hasUndo(stopped)).isFalse();
    assertThat(words(stopped)).contains("Undo asked by @U0REQUESTER", "request " + request.id(), "card of its own");
    assertThat(words(request)).contains(stopped.id().toString());
    assertThat(desk.audit.of(Orgs.ACME)).anySatisfy(entry -> {
      assertThat(entry.what()).isEqualTo("approval.undo-of");
      assertThat(entry.subject()).isEqualTo(request.id().toString());
      assertThat(entry.facts()).containsEntry("of", stopped.id().toString());
    }).anySatisfy(entry -> {
      assertThat(entry.what()).isEqualTo("approval.undo-asked");
      assertThat(entry.subject()).isEqualTo(stopped.id().toString());
      assertThat(entry.facts()).containsEntry("undo", request.id().toString());
    });
    assertThat(desk.chat.threads(Orgs.ACME)).last().satisfies(said -> {
      assertThat(said.below()).isEqualTo(stopped.card());
      assertThat(said.text().plain()).contains("@U0REQUESTER asked to undo this", request.id().toString());
    });
  }

  @Test
  void ofTwoPeopleWhoPressOneIsFirst() {
    Approval stopped = stopped("i-1");
    Approval request = asked(stopped);

    assertThat(ask(stopped, Desk.SECOND)).isEqualTo(
        new UndoResult.Already(new Undo(request.id(), Desk.REQUESTER, desk.clock.instant(), true)));
    assertThat(desk.desk.open(Orgs.ACME, 10)).containsExactly(request);
  }

  @Test
  void itIsVotedOnAndCarriedOutLikeAnyOther() {
    Approval stopped = stopped("i-1", "i-2");
    Approval request = asked(stopped);

    assertThat(desk.decide(request, Desk.REQUESTER, new Decision.Approve()))
        .isInstanceOf(DecideResult.NotAllowed.class);
    Approval done = desk.carriedOut(request);

    assertThat(done.state()).isInstanceOfSatisfying(ApprovalState.Finished.class,
        finished -> assertThat(finished.outcomes()).allMatch(Outcome.Done.class::isInstance));
    assertThat(words(done)).contains("Costs again: $140.16/mo");
    assertThat(words(stopped)).contains("which ended; nothing is left to undo");
    assertThat(hasUndo(stopped)).isFalse();
    assertThat(ask(stopped, Desk.SECOND)).isInstanceOf(UndoResult.NoWayBack.class);
    assertThat(desk.audited()).contains("approval.undo-ended");
  }

  @Test
  void aRejectedUndoCanBeAskedForAgain() {
    Approval stopped = stopped("i-1");
    Approval first = asked(stopped);

    desk.decide(first, Desk.APPROVER, new Decision.Reject("leave it"));

    assertThat(hasUndo(stopped)).isTrue();
    assertThat(words(stopped)).contains("which ended; what it left can still be undone");
    assertThat(asked(stopped).id()).isNotEqualTo(first.id());
  }

  @Test
  void anExpiredUndoCanBeAskedForAgain() {
    Approval stopped = stopped("i-1");
    Approval first = asked(stopped);

    desk.clock.advance(Duration.ofDays(2));
    desk.jobs.runDue(desk.clock.instant());

    assertThat(desk.now(first).state()).isInstanceOf(ApprovalState.Expired.class);
    assertThat(hasUndo(stopped)).isTrue();
  }

  @Test
  void whatWasTakenBackIsNotOfferedAgain() {
    Approval stopped = stopped("i-1", "i-2");
    starts.script.put("i-2", Execution.failed("no capacity"));
    desk.carriedOut(asked(stopped));

    Approval again = asked(stopped);

    assertThat(again.plan().items()).extracting(item -> item.action().resource().id()).containsExactly("i-2");
  }

  @Test
  void anUndoWhoseEndNobodyKnowsKeepsTheWayBack() {
    Approval stopped = stopped("i-1");
    starts.script.put("i-1", Execution.unknown("no answer"));

    desk.carriedOut(asked(stopped));

    assertThat(hasUndo(stopped)).isTrue();
  }

  @Test
  void withoutAReceiptThereIsNoButtonAndNoWayBack() {
    Approval stopped = desk.carriedOut(desk.proposed("i-1"));

    assertThat(hasUndo(stopped)).isFalse();
    assertThat(ask(stopped, Desk.REQUESTER)).isInstanceOf(UndoResult.NoWayBack.class);
  }

  @Test
  void onlyWhatWasDoneIsTakenBack() {
    leaving("i-1");
    desk.world.on("i-2", _ -> Execution.refused("it is in use"));
    Approval stopped = desk.carriedOut(desk.proposed("i-1", "i-2"));

    assertThat(asked(stopped).plan().items()).extracting(item -> item.action().resource().id()).containsExactly("i-1");
  }

  @Test
  void aWayBackThatHasGoneForGoodIsNoLongerOffered() {
    Approval stopped = stopped("i-1");
    starts.rechecks.put("i-1", new Recheck.Result.Over("it was terminated"));

    assertThat(ask(stopped, Desk.REQUESTER))
        .isEqualTo(new UndoResult.NoWayBack("i-1 in eu-west-1: it was terminated."));
    assertThat(hasUndo(stopped)).isFalse();
    assertThat(desk.audited()).contains("approval.way-back-gone");
    assertThat(desk.desk.open(Orgs.ACME, 10)).isEmpty();
  }

  @Test
  void aWayBackThatCannotBeSeenNowStaysOffered() {
    Approval stopped = stopped("i-1");
    starts.rechecks.put("i-1", new Recheck.Result.CannotTell("AWS timed out"));

    assertThat(ask(stopped, Desk.REQUESTER)).isInstanceOfSatisfying(UndoResult.NoWayBack.class,
        no -> assertThat(no.because()).contains("AWS timed out", "press again later"));
    assertThat(hasUndo(stopped)).isTrue();
  }

  @Test
  void whatCannotBeTakenBackIsLeftOutAndNamed() {
    Approval stopped = stopped("i-1", "i-2");
    starts.rechecks.put("i-1", new Recheck.Result.Over("it was terminated"));

    UndoResult result = ask(stopped, Desk.REQUESTER);

    assertThat(result).isInstanceOfSatisfying(UndoResult.Asked.class, asked -> {
      assertThat(asked.request().plan().title()).isEqualTo("Start 1 instance again");
      assertThat(asked.leftOut()).containsExactly("i-1 in eu-west-1: it was terminated.");
    });
  }

  @Test
  void aWayBackClosesByItself() {
    desk.world.on("i-1", _ -> Execution.done("stopped", Optional.of(new Receipt(ScriptedStarts.KIND,
        new TreeMap<>(ScriptedStarts.receipt("i-1").facts()), Optional.of(desk.clock.instant().plusSeconds(60))))));
    Approval stopped = desk.carriedOut(desk.proposed("i-1"));
    desk.clock.advance(Duration.ofSeconds(60));

    assertThat(ask(stopped, Desk.REQUESTER)).isInstanceOfSatisfying(UndoResult.NoWayBack.class,
        no -> assertThat(no.because()).contains("the time to take it back is over"));
  }

  @Test
  void aReceiptOfAnotherVersionStaysAndIsNamed() {
    desk.world.on("i-1",
        _ -> Execution.done("stopped", Optional.of(Receipt.of("ec2.stopped-instance/2", java.util.Map.of()))));
    Approval stopped = desk.carriedOut(desk.proposed("i-1"));

    assertThat(ask(stopped, Desk.REQUESTER)).isInstanceOfSatisfying(UndoResult.NoWayBack.class,
        no -> assertThat(no.because()).contains("cannot read what is left of it (ec2.stopped-instance/2)"));
    assertThat(hasUndo(stopped)).isTrue();
  }

  @Test
  void theRulesOfTheOrgHoldForItToo() {
    Approval stopped = stopped("i-1");
    desk.given(rules -> rules.withLevel(RunnerLevel.PR_ONLY));

    assertThat(ask(stopped, Desk.REQUESTER)).isInstanceOfSatisfying(UndoResult.NotAsked.class,
        no -> assertThat(no.because()).contains("pull requests only"));
    assertThat(hasUndo(stopped)).isTrue();
  }

  @Test
  void aResourceThatWaitsOnAnotherCardIsNotAskedForTwice() {
    Approval stopped = stopped("i-1");
    desk.proposed("i-1");

    assertThat(ask(stopped, Desk.REQUESTER)).isEqualTo(
        new UndoResult.NotAsked("i-1 in eu-west-1 already waits for approval on another card"));
  }

  @Test
  void whatIsNotFinishedCannotBeUndone() {
    assertThat(ask(desk.proposed("i-1"), Desk.REQUESTER))
        .isEqualTo(new UndoResult.NotAsked("nothing of it has been done"));
  }

  @Test
  void aReceiptSeenAfterACrashCountsToo() {
    Approval approval = desk.proposed("i-1");
    desk.world.on("i-1", _ -> {
      throw new Error("killed");
    });
    desk.world.lookShows("i-1", new Sighting.Happened("stopped", Optional.of(ScriptedStarts.receipt("i-1"))));
    desk.decide(approval, Desk.APPROVER, new Decision.Approve());
    assertThatThrownBy(() -> desk.jobs.runDue(desk.clock.instant())).isInstanceOf(Error.class);
    desk.clock.advance(Desk.LEASE.plusSeconds(1));
    desk.jobs.runDue(desk.clock.instant());

    assertThat(asked(approval).plan().title()).isEqualTo("Start 1 instance again");
  }

  @Test
  void aWayBackNeedsActionsThatSomebodyDeclares() {
    assertThatThrownBy(() -> new WaysBack(List.of(StopInstance.TYPE), List.of(starts), _ -> desk.acting))
        .hasMessageContaining("ec2.start-instance/1");
    assertThatThrownBy(() -> new WaysBack(List.of(StopInstance.TYPE, StartInstance.TYPE), List.of(starts, starts),
        _ -> desk.acting)).hasMessageContaining("two ways lead back");
  }

  private Approval stopped(String... instances) {
    leaving(instances);
    return desk.carriedOut(desk.proposed(instances));
  }

  private void leaving(String... instances) {
    Arrays.stream(instances)
        .forEach(id -> desk.world.on(id, _ -> Execution.done("stopped", Optional.of(ScriptedStarts.receipt(id)))));
  }

  private UndoResult ask(Approval approval, MemberId member) {
    return undo.ask(Orgs.ACME, approval.id(), member, desk.clock.instant());
  }

  private Approval asked(Approval approval) {
    if (ask(approval, Desk.REQUESTER) instanceof UndoResult.Asked(Approval request, _)) {
      return request;
    }
    throw new AssertionError("no undo was asked for");
  }

  private Card card(Approval approval) {
    return desk.chat.card(Orgs.ACME, approval.card()).map(Said.OnCard::card).orElseThrow();
  }

  private boolean hasUndo(Approval approval) {
    return card(approval).parts()
        .stream()
        .anyMatch(part -> part instanceof Card.Buttons buttons
            && buttons.buttons().stream().anyMatch(button -> button.action().equals(ApprovalCard.UNDO)));
  }

  private String words(Approval approval) {
    StringBuilder words = new StringBuilder();
    card(approval).parts().forEach(part -> {
      if (part instanceof Card.Paragraph(var text)) {
        words.append(text.plain()).append('\n');
      }
      if (part instanceof Card.Facts(var facts)) {
        facts.forEach(fact -> words.append(fact.label()).append(' ').append(fact.value().plain()).append('\n'));
      }
    });
    return words.toString();
  }
}
