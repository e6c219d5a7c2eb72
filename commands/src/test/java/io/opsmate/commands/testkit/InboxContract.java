package io.opsmate.commands.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.commands.inbox.Inbox;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Inbox} keeps. */
public interface InboxContract {
  Transactions transactions();

  Inbox inbox();

  @Test
  default void aRequestIsAcceptedOnce() {
    assertThat(accept(Orgs.ACME, "once", SetClock.NOON)).isTrue();
    assertThat(accept(Orgs.ACME, "once", SetClock.NOON.plusSeconds(60))).isFalse();
  }

  @Test
  default void anotherOrgMayUseTheSameKey() {
    assertThat(accept(Orgs.ACME, "both", SetClock.NOON)).isTrue();
    assertThat(accept(Orgs.OTHER, "both", SetClock.NOON)).isTrue();
  }

  @Test
  default void aRollbackForgetsTheRequest() {
    assertThatThrownBy(() -> transactions().run(Orgs.ACME, tx -> {
      inbox().accept(tx, new RequestKey("rollback"), SetClock.NOON);
      throw new IllegalArgumentException("no");
    })).isInstanceOf(IllegalArgumentException.class);

    assertThat(accept(Orgs.ACME, "rollback", SetClock.NOON)).isTrue();
  }

  @Test
  default void whatIsForgottenIsAcceptedAgain() {
    accept(Orgs.ACME, "old", SetClock.NOON.minusSeconds(1));
    accept(Orgs.ACME, "young", SetClock.NOON);
    accept(Orgs.OTHER, "old", SetClock.NOON.minusSeconds(1));

    transactions().run(Orgs.ACME, tx -> inbox().forget(tx, SetClock.NOON));

    assertThat(accept(Orgs.ACME, "old", SetClock.NOON)).isTrue();
    assertThat(accept(Orgs.ACME, "young", SetClock.NOON)).isFalse();
    assertThat(accept(Orgs.OTHER, "old", SetClock.NOON)).isFalse();
  }

  private boolean accept(OrgId org, String key, Instant now) {
    return transactions().in(org, tx -> inbox().accept(tx, new RequestKey(key), now));
  }
}
