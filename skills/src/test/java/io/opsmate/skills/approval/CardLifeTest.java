package io.opsmate.skills.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.ApprovalRule.Extras;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingChat.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
