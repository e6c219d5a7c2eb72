package io.opsmate.commands.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link HomeViewers} keeps. */
public interface HomeViewersContract {
  Transactions transactions();

  HomeViewers viewers();

  @Test
  default void theLatestViewersComeFirst() {
    MemberId early = new MemberId("U0EARLY");
    MemberId late = new MemberId("U0LATE");
    MemberId again = new MemberId("U0AGAIN");
    transactions().run(Orgs.ACME, tx -> {
      viewers().opened(tx, again, SetClock.NOON.minusSeconds(60));
      viewers().opened(tx, early, SetClock.NOON);
      viewers().opened(tx, late, SetClock.NOON.plusSeconds(1));
      viewers().opened(tx, again, SetClock.NOON.plusSeconds(2));
      viewers().opened(tx, again, SetClock.NOON.minusSeconds(30));
    });

    assertThat(since(Orgs.ACME, SetClock.NOON, 10))
        .containsExactly(again, late, early);
    assertThat(since(Orgs.ACME, SetClock.NOON, 1)).containsExactly(again);
    assertThat(since(Orgs.ACME, SetClock.NOON.plusSeconds(1), 10))
        .containsExactly(again, late);
    assertThat(since(Orgs.OTHER, SetClock.NOON, 10)).isEmpty();
  }

  @Test
  default void everybodyIsWelcomedOnce() {
    MemberId ana = new MemberId("U0ANA");
    transactions().run(Orgs.ACME, tx -> viewers().opened(tx, ana, SetClock.NOON));

    assertThat(isFirst(Orgs.ACME, ana)).isTrue();
    assertThat(isFirst(Orgs.ACME, ana)).isFalse();
    assertThat(isFirst(Orgs.OTHER, ana)).isTrue();
    assertThat(isFirst(Orgs.ACME, new MemberId("U0NEVERHOME"))).isTrue();
    assertThat(since(Orgs.ACME, SetClock.NOON, 10)).contains(ana).doesNotContain(new MemberId("U0NEVERHOME"));
  }

  private boolean isFirst(OrgId org, MemberId member) {
    return transactions().in(org, tx -> viewers().isFirstWelcome(tx, member, SetClock.NOON));
  }

  @Test
  default void aPageStaysUntilHomeIsOpenedAgainAndTheHashStaysAnyway() {
    MemberId reader = new MemberId("U0READER");
    assertThat(sight(reader)).isEqualTo(new HomeViewers.Sight(0, ""));

    transactions().run(Orgs.ACME, tx -> {
      viewers().opened(tx, reader, SetClock.NOON.minusSeconds(9000));
      viewers().turned(tx, reader, 2);
      viewers().published(tx, reader, "156.abc");
    });
    assertThat(sight(reader)).isEqualTo(new HomeViewers.Sight(2, "156.abc"));

    transactions().run(Orgs.ACME, tx -> viewers().opened(tx, reader, SetClock.NOON.minusSeconds(9000).plusSeconds(5)));
    assertThat(sight(reader)).isEqualTo(new HomeViewers.Sight(0, "156.abc"));
  }

  private HomeViewers.Sight sight(MemberId member) {
    return transactions().in(Orgs.ACME, tx -> viewers().sight(tx, member));
  }

  private List<MemberId> since(OrgId org, Instant since, int most) {
    return transactions().in(org, tx -> viewers().since(tx, since, most));
  }
}
