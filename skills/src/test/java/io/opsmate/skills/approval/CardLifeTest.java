package io.opsmate.skills.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.ApprovalRule.Extras;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingChat.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens to a request's card beside votes. */
class CardLifeTest {
  private final Desk desk = new Desk();

  @Test
  void whoeverAskedMayWithdraw() {
    Approval approval = desk.proposed("i-1");

    desk.decide(approval, Desk.REQUESTER, new Decision.Withdraw("not needed"));

    assertThat(desk.now(approval).state())
        .isEqualTo(new ApprovalState.Declined(Desk.REQUESTER, "not needed", desk.clock.instant()));
    assertThat(desk.audited()).endsWith("approval.withdrawn");
    assertThat(card(approval)).contains("Withdrawn by @" + Desk.REQUESTER, "Nothing was changed");
    assertThat(threads()).isEmpty();
  }

  @Test
  void nobodyElseMayWithdraw() {
    Approval approval = desk.proposed("i-1");

    assertThat(desk.decide(approval, Desk.APPROVER, new Decision.Withdraw(""))).isEqualTo(new DecideResult.NotAllowed(
        "only the person who asked for it can withdraw it; an approver can reject it"));
    assertThat(desk.now(approval)).isEqualTo(approval);
  }

  @Test
  void aPressAfterAWithdrawalHearsOfIt() {
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, Desk.REQUESTER, new Decision.Withdraw(""));

    assertThat(desk.decide(approval, Desk.APPROVER, new Decision.Approve()))
        .isInstanceOfSatisfying(DecideResult.AlreadyDecided.class, decided -> {
          assertThat(decided.how()).isEqualTo("withdrawn");
          assertThat(decided.by()).contains(Desk.REQUESTER);
        });
  }

  @Test
  void whoeverAskedHearsOfARejectionInTheThread() {
    Approval approval = desk.proposed("i-1");

    desk.decide(approval, Desk.APPROVER, new Decision.Reject("still used"));

    assertThat(threads()).containsExactly("@U0REQUESTER your request was rejected by @U0APPROVER1: still used. "
        + "Nothing was changed.");
  }

  @Test
  void aReminderComesInTheLastSixthOfALifeAndNoEarlierThanFourHoursBefore() {
    Instant noon = Instant.parse("2026-11-24T12:00:00Z");

    assertThat(Nudging.reminder(noon, noon.plus(Duration.ofHours(6)))).isEqualTo(noon.plus(Duration.ofHours(5)));
    assertThat(Nudging.reminder(noon, noon.plus(Duration.ofHours(24)))).isEqualTo(noon.plus(Duration.ofHours(20)));
    assertThat(Nudging.reminder(noon, noon.plus(Duration.ofDays(30))))
        .isEqualTo(noon.plus(Duration.ofDays(30)).minus(Duration.ofHours(4)));
  }

  @Test
  void whoIsWaitedForIsSaidOnceBeforeExpiry() {
    Approval approval = desk.proposed("i-1");
    after(Duration.ofHours(20).minusSeconds(1));
    assertThat(threads()).isEmpty();

    after(Duration.ofSeconds(1));
    desk.desk.remind(Orgs.ACME, approval.id(), desk.clock.instant());

    assertThat(threads()).singleElement()
        .asString()
        .startsWith("Reminder: 0 of 1 approved, waiting for someone in @S0APPROVERS")
        .contains("; expires " + approval.plan().expiresAt());
    assertThat(desk.audited()).containsExactly("approval.proposed", "approval.reminded");
    assertThat(desk.now(approval).version()).isEqualTo(2);
  }

  @Test
  void nobodyIsRemindedOfWhatIsDecided() {
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, Desk.APPROVER, new Decision.Reject("no need"));

    after(Duration.ofHours(21));

    assertThat(desk.audited()).doesNotContain("approval.reminded");
  }

  @Test
  void approvingAsksForAReasonWhereTheRulesWantOne() {
    desk.given(Desk.RULE.with(new Extras(true, false)));
    Approval approval = desk.proposed("i-1");

    assertThat(buttons(approval).buttons().getFirst().action()).isEqualTo(ApprovalCard.APPROVE_WITH_REASON);
    assertThat(desk.decide(approval, Desk.APPROVER, new Decision.Approve()))
        .isInstanceOf(DecideResult.NotAllowed.class);
    assertThat(desk.decide(approval, Desk.APPROVER, new Decision.Approve(" ")))
        .isInstanceOf(DecideResult.NotAllowed.class);
    assertThat(desk.decide(approval, Desk.APPROVER, new Decision.Approve("the owner said so")))
        .isInstanceOf(DecideResult.Recorded.class);
  }

  @Test
  void approvingSaysWhatWillHappenAndWhenItBegins() {
    desk.given(ApprovalRule.of("two", 2, Set.of(Desk.IN_GROUP), Duration.ofHours(24)));
    Approval approval = desk.proposed("i-1", "i-2");

    assertThat(confirm(approval)).isEqualTo("Stop 2 idle instances: i-1, i-2. Way back: Start them again. "
        + "It starts when 2 people have approved, you among them.");
    desk.decide(approval, Desk.APPROVER, new Decision.Approve());
    assertThat(confirm(approval)).endsWith("Start them again. It starts at once.");
  }

  @Test
  void whatIsTooLongForTheQuestionIsCounted() {
    String[] many = IntStream.range(0, 20).mapToObj(n -> "i-0123456789abcde" + (char) ('a' + n)).toArray(String[]::new);

    assertThat(confirm(desk.proposed(many))).hasSizeLessThanOrEqualTo(300)
        .startsWith("Stop 20 idle instances: i-0123456789abcdea, i-0123456789abcdeb")
        .contains(" and 15 more. Way back: Start them again. It starts at once.");
  }

  @Test
  void theGlassIsOfferedOnlyWhereItMayBeBroken() {
    Approval without = desk.proposed("i-1");
    assertThat(menu(without)).doesNotContain(ApprovalCard.BREAK_GLASS);

    desk.given(Desk.RULE.with(new Extras(false, true)));
    assertThat(menu(desk.proposed("i-2"))).contains(ApprovalCard.BREAK_GLASS);
  }

  @Test
  void whatIsDecidedHasNoMenu() {
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, Desk.APPROVER, new Decision.Reject("no"));

    assertThat(buttons(approval).more()).isEmpty();
    assertThat(buttons(approval).buttons()).extracting(Card.Button::action).containsExactly(ApprovalCard.DETAILS);
  }

  @Test
  void whatIsSnoozedStaysOpenAndIsSaidToBeBack() {
    Approval approval = desk.proposed("i-1");
    Instant until = desk.clock.instant().plus(Duration.ofHours(4));

    desk.decide(approval, Desk.REQUESTER, new Decision.Snooze(Pause.FOUR_HOURS));
    assertThat(desk.now(approval).isSnoozed(desk.clock.instant())).isTrue();
    assertThat(card(approval)).contains("Needs approval", "Snoozed until " + until + " by @" + Desk.REQUESTER);
    after(Duration.ofHours(4));

    assertThat(desk.now(approval).attention()).isEqualTo(Attention.NONE);
    assertThat(card(approval)).doesNotContain("Snoozed");
    assertThat(threads()).singleElement().asString().startsWith("The snooze is over: 0 of 1 approved, waiting for");
    assertThat(desk.audited()).containsExactly("approval.proposed", "approval.snoozed", "approval.woken");
  }

  @Test
  void aLaterSnoozeReplacesAnEarlierOne() {
    Approval approval = desk.proposed("i-1");

    desk.decide(approval, Desk.APPROVER, new Decision.Snooze(Pause.HOUR));
    desk.decide(approval, Desk.APPROVER, new Decision.Snooze(Pause.FOUR_HOURS));
    after(Duration.ofHours(1));
    assertThat(threads()).isEmpty();
    after(Duration.ofHours(3));

    assertThat(threads()).hasSize(1);
  }

  @Test
  void whatIsSnoozedCanBeApproved() {
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, Desk.APPROVER, new Decision.Snooze(Pause.FOUR_HOURS));

    Approval done = desk.carriedOut(approval);
    after(Duration.ofHours(4));

    assertThat(done.state()).isInstanceOf(ApprovalState.Finished.class);
    assertThat(done.isSnoozed(desk.clock.instant().minus(Duration.ofHours(3)))).isFalse();
    assertThat(desk.audited()).doesNotContain("approval.woken");
  }

  @Test
  void nobodyIsRemindedOfWhatIsSnoozed() {
    Approval approval = desk.proposed("i-1");
    after(Duration.ofHours(19));
    desk.decide(approval, Desk.APPROVER, new Decision.Snooze(Pause.FOUR_HOURS));

    after(Duration.ofHours(2));

    assertThat(desk.audited()).doesNotContain("approval.reminded");
    assertThat(threads()).isEmpty();
  }

  @Test
  void nothingIsSnoozedPastItsExpiry() {
    Approval approval = desk.proposed("i-1");
    after(Duration.ofHours(20));

    assertThat(because(desk.decide(desk.now(approval), Desk.APPROVER, new Decision.Snooze(Pause.FOUR_HOURS))))
        .contains("expires before that");
    assertThat(because(desk.decide(desk.now(approval), Desk.APPROVER, new Decision.Snooze(Pause.TOMORROW))))
        .contains("expires before that");
    assertThat(desk.decide(desk.now(approval), Desk.APPROVER, new Decision.Snooze(Pause.HOUR)))
        .isInstanceOf(DecideResult.Recorded.class);
  }

  @Test
  void tomorrowIsNineInTheZoneOfTheWorkingHours() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");

    assertThat(Pause.TOMORROW.until(Instant.parse("2026-11-24T16:00:00Z"), tokyo))
        .isEqualTo(Instant.parse("2026-11-26T00:00:00Z"));
    assertThat(Pause.TOMORROW.until(Instant.parse("2026-11-24T16:00:00Z"), ZoneOffset.UTC))
        .isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
    assertThat(Pause.before(Instant.parse("2026-11-24T18:00:00Z"), Instant.parse("2026-11-24T16:00:00Z"), tokyo))
        .containsExactly(Pause.HOUR);
  }

  @Test
  void outsidersArrangeNothing() {
    Approval approval = desk.proposed("i-1");

    assertThat(because(desk.decide(approval, Desk.OUTSIDER, new Decision.Snooze(Pause.HOUR))))
        .isEqualTo("only approvers and the person who asked for it can snooze it: you are not one of the approvers");
    assertThat(because(desk.decide(approval, Desk.OUTSIDER, new Decision.Reassign(List.of(Desk.APPROVER), ""))))
        .startsWith("only approvers and the person who asked for it can ask others by name");
    assertThat(because(desk.decide(approval, Desk.OUTSIDER, mute(Decision.MuteReach.THESE))))
        .startsWith("only approvers can mute what is proposed");
    assertThat(desk.now(approval)).isEqualTo(approval);
  }

  @Test
  void whoeverIsAskedByNameIsMentionedAndWaitedFor() {
    Approval approval = desk.proposed("i-1");

    desk.decide(approval, Desk.REQUESTER, new Decision.Reassign(List.of(Desk.SECOND), "you know this one"));
    after(Duration.ofHours(20));

    assertThat(card(approval)).contains("Waiting for @U0APPROVER2, asked by @U0REQUESTER.");
    assertThat(threads()).satisfiesExactly(
        asked -> assertThat(asked)
            .startsWith("@U0APPROVER2: @U0REQUESTER asks you to look at this: you know this one."),
        reminded -> assertThat(reminded).contains("; asked to look: @U0APPROVER2; expires"));
    assertThat(desk.audited()).contains("approval.reassigned");
    assertThat(desk.decide(approval, Desk.APPROVER, new Decision.Approve())).isInstanceOf(DecideResult.Recorded.class);
  }

  @Test
  void nobodyIsAskedWhoseVoteWouldNotCount() {
    desk.given(ApprovalRule.of("two", 2, Set.of(Desk.IN_GROUP, new Approver.Person(Desk.REQUESTER)),
        Duration.ofHours(24)));
    desk.members.barred(Desk.SECOND, "your Slack account is deactivated");
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, Desk.APPROVER, new Decision.Approve());

    assertThat(desk.decide(approval, Desk.REQUESTER, new Decision.Reassign(
        List.of(Desk.REQUESTER, Desk.APPROVER, Desk.SECOND, Desk.OUTSIDER), "")))
        .isEqualTo(new DecideResult.VotesWouldNotCount(Map.of(Desk.REQUESTER, "they asked for this themselves",
            Desk.APPROVER, "they have approved it already", Desk.SECOND, "their Slack account is deactivated",
            Desk.OUTSIDER, "they are not one of the approvers")));
    assertThat(threads()).isEmpty();
  }

  @Test
  void whatIsMutedIsRejectedAndNotProposedAgainUntilItsTimeIsOver() {
    Approval approval = desk.proposed("i-1");

    desk.decide(approval, Desk.APPROVER, mute(Decision.MuteReach.THESE));

    assertThat(card(approval)).contains("Rejected by @U0APPROVER1", "kept for the move (and muted for 30 days)");
    assertThat(desk.audited()).endsWith("approval.muted");
    assertThat(propose("i-1", "i-2")).isInstanceOfSatisfying(ProposeResult.Muted.class, muted -> {
      assertThat(muted.resources()).containsOnlyKeys(new StopInstance("i-1").resource());
      assertThat(muted.resources().values()).singleElement()
          .satisfies(one -> assertThat(one.until()).isEqualTo(desk.clock.instant().plus(Duration.ofDays(30))));
    });
    assertThat(propose("i-2")).isInstanceOf(ProposeResult.Proposed.class);
    after(Duration.ofDays(30));
    assertThat(propose("i-1")).isInstanceOf(ProposeResult.Proposed.class);
  }

  @Test
  void aMutedActionIsMutedInItsChannelOnly() {
    desk.decide(desk.proposed("i-1"), Desk.APPROVER, mute(Decision.MuteReach.ACTION_IN_CHANNEL));

    assertThat(propose("i-9")).isInstanceOf(ProposeResult.Muted.class);
    assertThat(desk.desk.propose(Orgs.ACME, desk.plan("i-9"), Desk.REQUESTER, new ChannelId("C0ELSE"),
        desk.clock.instant())).isInstanceOf(ProposeResult.Proposed.class);
  }

  @Test
  void aMuteCanBeLiftedOnceAndThatIsOnRecord() {
    desk.decide(desk.proposed("i-1"), Desk.APPROVER, mute(Decision.MuteReach.THESE));
    Mutes mutes = desk.desk.mutes();
    MuteId id = mutes.at(Orgs.ACME, desk.clock.instant()).getFirst().id();

    assertThat(mutes.lift(Orgs.ACME, id, Desk.SECOND, desk.clock.instant())).isPresent();
    assertThat(mutes.lift(Orgs.ACME, id, Desk.SECOND, desk.clock.instant())).isEmpty();

    assertThat(desk.audited()).endsWith("mute.lifted");
    assertThat(propose("i-1")).isInstanceOf(ProposeResult.Proposed.class);
  }

  @Test
  void aMuteHasAReasonAndAnEnd() {
    Approval approval = desk.proposed("i-1");

    assertThat(because(desk.decide(approval, Desk.APPROVER,
        new Decision.Mute(Duration.ofDays(91), Decision.MuteReach.THESE, "why not")))).contains("1 to 90 days");
    assertThat(because(desk.decide(approval, Desk.APPROVER,
        new Decision.Mute(Duration.ZERO, Decision.MuteReach.THESE, "why not")))).contains("1 to 90 days");
    assertThat(because(desk.decide(approval, Desk.APPROVER,
        new Decision.Mute(Duration.ofDays(7), Decision.MuteReach.THESE, " ")))).contains("needs a reason");
  }

  private ProposeResult propose(String... instances) {
    return desk.desk.propose(Orgs.ACME, desk.plan(instances), Desk.REQUESTER, new ChannelId("C0OPS"),
        desk.clock.instant());
  }

  private static Decision mute(Decision.MuteReach reach) {
    return new Decision.Mute(Duration.ofDays(30), reach, "kept for the move");
  }

  private static String because(DecideResult result) {
    return ((DecideResult.NotAllowed) result).because();
  }

  private void after(Duration time) {
    desk.clock.advance(time);
    desk.jobs.runDue(desk.clock.instant());
  }

  private String confirm(Approval approval) {
    Card.Confirm confirm = buttons(approval).buttons().getFirst().confirm();
    return confirm == null ? "" : confirm.text();
  }

  private List<String> menu(Approval approval) {
    return buttons(approval).more().stream().map(Card.Button::action).toList();
  }

  private Card.Buttons buttons(Approval approval) {
    return desk.chat.card(Orgs.ACME, approval.card())
        .orElseThrow()
        .card()
        .parts()
        .stream()
        .filter(Card.Buttons.class::isInstance)
        .map(Card.Buttons.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private String card(Approval approval) {
    return desk.chat.card(Orgs.ACME, approval.card()).orElseThrow().card().headline().plain();
  }

  private List<String> threads() {
    return desk.chat.threads(Orgs.ACME).stream().map(Said.InThread::text).map(text -> text.plain()).toList();
  }
}
