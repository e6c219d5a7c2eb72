package io.opsmate.commands.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.desk.Cancellations;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Cancellations} keeps. */
public interface CancellationsContract {
  MemberId ANA = new MemberId("U0ANA");
  MemberId BEN = new MemberId("U0BEN");

  Transactions transactions();

  Cancellations cancellations();

  @Test
  default void theFirstWhoAskedIsKept() {
    RequestKey request = request();
    ask(request, ANA, SetClock.NOON);
    ask(request, BEN, SetClock.NOON);

    assertThat(by(Orgs.ACME, request)).contains(ANA);
    assertThat(by(Orgs.OTHER, request)).isEmpty();
    assertThat(by(Orgs.ACME, request())).isEmpty();
  }

  @Test
  default void oldOnesAreForgotten() {
    RequestKey old = request();
    RequestKey young = request();
    ask(old, ANA, SetClock.NOON);
    ask(young, ANA, SetClock.NOON.plusMillis(1));
    transactions().run(Orgs.ACME, tx -> cancellations().forget(tx, SetClock.NOON.plusMillis(1)));

    assertThat(by(Orgs.ACME, old)).isEmpty();
    assertThat(by(Orgs.ACME, young)).isPresent();
  }

  private void ask(RequestKey request, MemberId member, Instant now) {
    transactions().run(Orgs.ACME, tx -> cancellations().ask(tx, request, member, now));
  }

  private Optional<MemberId> by(OrgId org, RequestKey request) {
    return transactions().in(org, tx -> cancellations().by(tx, request));
  }

  private static RequestKey request() {
    return new RequestKey("request-" + UUID.randomUUID());
  }
}
