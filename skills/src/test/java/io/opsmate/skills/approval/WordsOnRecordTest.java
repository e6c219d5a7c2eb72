package io.opsmate.skills.approval;

import static io.opsmate.skills.approval.Desk.APPROVER;
import static io.opsmate.skills.approval.Desk.REQUESTER;
import static io.opsmate.skills.approval.Desk.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.ApprovalRule.Extras;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingChat;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the trail and the requester are told. */
class WordsOnRecordTest {
  private static final Decision YES = new Decision.Approve();

  private final Desk desk = new Desk();

  @Test
  void aProposalNamesItsPlanAndResources() {
    Approval approval = desk.proposed("i-1", "i-2");

    assertThat(facts("approval.proposed")).containsEntry("resources", "i-1 in eu-west-1, i-2 in eu-west-1")
        .containsEntry("plan", approval.hash().value());
  }

  @Test
  void anApprovalIsOnRecordWithItsReasonIfThereIsOne() {
    desk.given(ApprovalRule.of("two", 2, Set.of(Desk.IN_GROUP), Duration.ofHours(24)));
    Approval approval = desk.proposed("i-1");

    desk.decide(approval, APPROVER, new Decision.Approve("checked with the owner"));
    assertThat(facts("approval.approved")).containsEntry("reason", "checked with the owner")
        .containsEntry("state", "PENDING")
        .doesNotContainKey("earlier votes that no longer count");
    desk.decide(approval, SECOND, YES);

    assertThat(facts("approval.approved")).containsEntry("state", "READY").doesNotContainKey("reason");
  }

  @Test
  void votesThatNoLongerCountAreCounted() {
    desk.given(ApprovalRule.of("two", 2, Set.of(Desk.IN_GROUP), Duration.ofHours(24)));
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, APPROVER, YES);
    desk.members.barred(APPROVER, "your Slack account is deactivated");

    desk.decide(approval, SECOND, YES);

    assertThat(facts("approval.approved")).containsEntry("earlier votes that no longer count", "1");
  }

  @Test
  void aRejectionAndAWithdrawalAreDifferentWords() {
    desk.decide(desk.proposed("i-1"), APPROVER, new Decision.Reject("still in use"));
    desk.decide(desk.proposed("i-2"), REQUESTER, new Decision.Reject("my mistake"));

    assertThat(facts("approval.rejected")).containsEntry("reason", "still in use");
    assertThat(facts("approval.withdrawn")).containsEntry("reason", "my mistake");
  }

  @Test
  void brokenGlassIsOnRecordWithItsReason() {
    desk.given(Desk.RULE.with(new Extras(false, true)));

    desk.decide(desk.proposed("i-1"), APPROVER, new Decision.BreakGlass("checkout is down"));

    assertThat(facts("approval.glass-broken")).containsEntry("reason", "checkout is down");
  }

  @Test
  void narrowingSaysWhatIsLeft() {
    desk.decide(desk.proposed("i-1", "i-2"), APPROVER, new Decision.Narrow(Set.of("i-2 in eu-west-1")));

    assertThat(facts("approval.narrowed")).containsEntry("resources", "i-2 in eu-west-1");
  }

  @Test
  void theEndIsCountedByKind() {
    desk.world.on("i-2", _ -> Execution.failed("AWS said no"));
    desk.world.on("i-3", _ -> Execution.unknown("AWS did not answer"));
    desk.world.recheckGives("i-4", new Recheck.Result.Changed("it is busy again"));

    desk.carriedOut(desk.proposed("i-1", "i-2", "i-3", "i-4"));

    assertThat(facts("approval.finished"))
        .isEqualTo(Map.of("done", "1", "failed", "1", "unknown", "1", "refused", "1"));
    assertThat(toldLast()).contains("1 of 4 done; 1 not done; 1 failed; 1 unknown: a person has to look")
        .contains("Saved: $70.08/mo");
  }

  @Test
  void whatWentWellIsSaidWithoutTheRest() {
    desk.carriedOut(desk.proposed("i-1"));
    assertThat(toldLast()).contains(": Done. Saved");

    desk.carriedOut(desk.proposed("i-2", "i-3"));
    assertThat(toldLast()).contains(": All 2 done. Saved");
  }

  @Test
  void theRequesterHearsWhyNothingWasDone() {
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, APPROVER, YES);
    desk.given(ApprovalRule.of("two", 2, Set.of(Desk.IN_GROUP), Duration.ofHours(24)));

    desk.jobs.runDue(desk.clock.instant());

    assertThat(toldLast()).contains("nothing was done: the rules changed after it was approved");
    assertThat(facts("approval.refused").get("because")).contains("not enough any more");
  }

  @Test
  void everyChangeRedrawsHome() {
    Approval approval = desk.proposed("i-1");
    long before = homes();

    desk.decide(approval, APPROVER, YES);

    assertThat(homes()).isEqualTo(before + 1);
  }

  private long homes() {
    return desk.chat.all(Orgs.ACME)
        .stream()
        .filter(RecordingChat.Said.HomeChanged.class::isInstance)
        .count();
  }

  private String toldLast() {
    return desk.chat.threads(Orgs.ACME).getLast().text().plain();
  }

  /** Of the latest entry of this kind. */
  private Map<String, String> facts(String what) {
    return desk.audit.of(Orgs.ACME)
        .stream()
        .filter(entry -> entry.what().equals(what))
        .reduce((_, last) -> last)
        .orElseThrow()
        .facts();
  }
}
