package io.opsmate.skills.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.testkit.Orgs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Work that is not tried again is never only a line in a log. */
class GivenUpTest {
  private final Desk desk = new Desk();
  private final GivenUp givenUp = new GivenUp(desk.books, new Alarm(desk.chat, desk.gate));

  @Test
  void workForAnOpenRequestIsOnRecordAndToldInItsThread() {
    Approval approval = desk.proposed("i-1");

    tell(ApprovalJobs.RUN.id(), Optional.of(approval.id()));

    assertThat(desk.audit.of(Orgs.ACME).getLast()).satisfies(entry -> {
      assertThat(entry.what()).isEqualTo("job.gave-up");
      assertThat(entry.subject()).isEqualTo(approval.id().toString());
      assertThat(entry.facts()).containsEntry("job", "approval-run/1").containsEntry("because", "it broke");
    });
    assertThat(desk.chat.threads(Orgs.ACME)).singleElement()
        .satisfies(
            said -> assertThat(said.text().plain()).contains("gave up for now", "looks again every few minutes"));
  }

  @Test
  void aRequestThatIsOverIsNotBotheredAgain() {
    Approval over = desk.proposed("i-1");
    desk.decide(over, Desk.REQUESTER, new Decision.Withdraw("never mind"));

    tell(ApprovalJobs.EXPIRE.id(), Optional.of(over.id()));

    assertThat(desk.chat.threads(Orgs.ACME)).isEmpty();
    assertThat(desk.audited()).contains("job.gave-up");
  }

  @Test
  void theSecurityChannelHearsOfAnyWork() {
    desk.given(rules -> rules.withSecurityChannel(new ChannelId("C0SECURITY")));

    tell("slack-press/2", Optional.empty());

    assertThat(desk.chat.card(Orgs.ACME, new CardKey("gave-up:slack-press/2:" + desk.clock.instant().toEpochMilli())))
        .hasValueSatisfying(said -> {
          assertThat(said.channel()).isEqualTo(new ChannelId("C0SECURITY"));
          assertThat(said.card().headline().plain()).contains("gave up the background work slack-press/2");
        });
    assertThat(desk.audit.of(Orgs.ACME).getLast().subject()).isEqualTo("slack-press/2");
  }

  private void tell(String type, Optional<ApprovalId> about) {
    desk.transactions.run(Orgs.ACME,
        tx -> givenUp.tell(tx, new GivenUp.Work(type, about, "it broke", desk.clock.instant())));
  }
}
