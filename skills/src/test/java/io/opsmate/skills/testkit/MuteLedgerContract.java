package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.Mute;
import io.opsmate.skills.approval.MuteId;
import io.opsmate.skills.approval.MuteLedger;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link MuteLedger} keeps. It is new for each test. */
public interface MuteLedgerContract {
  Instant NOON = SetClock.NOON;

  Transactions transactions();

  MuteLedger mutes();

  Ids ids();

  @Test
  default void whatIsMutedComesBackAsItWasTheFirstToEndFirst() {
    Mute long1 = mute(Duration.ofDays(30),
        new Mute.Reach.These(Set.of(Boxes.ref("b-1"), Boxes.ref("b-2"), Boxes.ref("b-3"))));
    Mute brief = mute(Duration.ofDays(7), new Mute.Reach.InChannel(Boxes.OPS));
    add(long1);
    add(brief);

    assertThat(at(Orgs.ACME, NOON)).containsExactly(brief, long1);
  }

  @Test
  default void aMuteEndsByItself() {
    Mute brief = mute(Duration.ofDays(7), new Mute.Reach.InChannel(Boxes.OPS));
    add(brief);

    assertThat(at(Orgs.ACME, brief.until().minusSeconds(1))).containsExactly(brief);
    assertThat(at(Orgs.ACME, brief.until())).isEmpty();
  }

  @Test
  default void aMuteIsLiftedOnce() {
    Mute mute = mute(Duration.ofDays(7), new Mute.Reach.These(Set.of(Boxes.ref("b-1"))));
    Mute other = mute(Duration.ofDays(7), new Mute.Reach.These(Set.of(Boxes.ref("b-2"))));
    add(mute);
    add(other);

    assertThat(lift(Orgs.ACME, mute.id())).contains(mute);
    assertThat(lift(Orgs.ACME, mute.id())).isEmpty();
    assertThat(at(Orgs.ACME, NOON)).containsExactly(other);
  }

  @Test
  default void anotherOrgSeesAndLiftsNothing() {
    Mute mute = mute(Duration.ofDays(7), new Mute.Reach.These(Set.of(Boxes.ref("b-1"))));
    add(mute);

    assertThat(at(Orgs.OTHER, NOON)).isEmpty();
    assertThat(lift(Orgs.OTHER, mute.id())).isEmpty();
    assertThat(at(Orgs.ACME, NOON)).containsExactly(mute);
  }

  private Mute mute(Duration time, Mute.Reach reach) {
    return new Mute(new MuteId(ids().next()), "box.scrap", "Scrap 1 empty box", reach, Boxes.APPROVER, NOON,
        NOON.plus(time), "they are kept for the move");
  }

  private void add(Mute mute) {
    transactions().run(Orgs.ACME, tx -> mutes().add(tx, mute));
  }

  private List<Mute> at(OrgId org, Instant now) {
    return transactions().in(org, tx -> mutes().at(tx, now));
  }

  private Optional<Mute> lift(OrgId org, MuteId id) {
    return transactions().in(org, tx -> mutes().lift(tx, id));
  }
}
