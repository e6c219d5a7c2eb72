package io.opsmate.skills.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.DigestCall;
import io.opsmate.skills.kernel.DigestPiece;
import io.opsmate.skills.kernel.DigestPiece.Figure;
import io.opsmate.skills.testkit.Orgs;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApprovalDigestTest {
  private final Desk desk = new Desk();
  private final ApprovalDigest digest = new ApprovalDigest(desk.transactions, desk.ledger, desk.audit);

  @Test
  void withoutRequestsThereIsNothingToTell() {
    assertThat(read().isEmpty()).isTrue();
  }

  @Test
  void whatWaitsIsCountedAndNamed() {
    desk.proposed("i-1");
    desk.proposed("i-2");

    DigestPiece piece = read();

    assertThat(piece.headline().plain()).contains("2 requests wait for an approval", "0 decided");
    assertThat(piece.figures()).contains(new Figure("Requests waiting", 2, ""));
    assertThat(piece.details()).hasSize(2)
        .allSatisfy(row -> assertThat(row.detail().plain()).contains("asked for by @" + Desk.REQUESTER, "open until"));
  }

  @Test
  void whatWasDecidedAndDoneCountsForADay() {
    desk.carriedOut(desk.proposed("i-1"));

    assertThat(read().figures()).contains(new Figure("Requests waiting", 0, ""),
        new Figure("Decided in 24 hours", 1, ""), new Figure("Done in 24 hours", 1, ""));

    desk.clock.advance(Duration.ofDays(1));
    assertThat(read().figures()).contains(new Figure("Decided in 24 hours", 0, ""),
        new Figure("Done in 24 hours", 0, ""));
  }

  private DigestPiece read() {
    return digest.read(new DigestCall(Orgs.ACME, desk.clock.instant()));
  }
}
