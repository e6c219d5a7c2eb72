package io.opsmate.commands.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.talk.TalkMemory;
import io.opsmate.commands.talk.TalkMemory.Exchange;
import io.opsmate.commands.talk.TalkMemory.Thread;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link TalkMemory} keeps. */
public interface TalkMemoryContract {
  MemberId ANA = new MemberId("U0ANA");
  MemberId BEN = new MemberId("U0BEN");

  Transactions transactions();

  TalkMemory memory();

  @Test
  default void aThreadRemembersItsNewestInTheOrderTheyWereSaid() {
    Thread thread = thread();
    keep(exchange(thread, ANA, "one", 1));
    keep(exchange(thread, BEN, "three", 3));
    keep(exchange(thread, ANA, "two", 2));

    assertThat(latest(Orgs.ACME, thread, 2)).extracting(Exchange::words).containsExactly("two", "three");
  }

  @Test
  default void anotherThreadAndAnotherOrgRememberNothingOfIt() {
    Thread thread = thread();
    keep(exchange(thread, ANA, "secret", 1));

    assertThat(latest(Orgs.ACME, new Thread(thread.channel(), "1.1"), 9)).isEmpty();
    assertThat(latest(Orgs.ACME, new Thread(new ChannelId("C0ELSE"), thread.ts()), 9)).isEmpty();
    assertThat(latest(Orgs.OTHER, thread, 9)).isEmpty();
  }

  @Test
  default void aRequestIsKeptOnce() {
    Thread thread = thread();
    Exchange first = exchange(thread, ANA, "one", 1);
    assertThat(keep(first)).isTrue();
    assertThat(keep(new Exchange(first.request(), thread, ANA, "one", "another answer", first.at()))).isFalse();

    assertThat(latest(Orgs.ACME, thread, 9)).singleElement().isEqualTo(first);
    assertThat(transactions().<Boolean>in(Orgs.ACME, tx -> memory().holds(tx, first.request()))).isTrue();
    assertThat(transactions().<Boolean>in(Orgs.OTHER, tx -> memory().holds(tx, first.request()))).isFalse();
  }

  @Test
  default void whatSomebodySaidIsErasedWithItsAnswers() {
    Thread thread = thread();
    MemberId leaver = new MemberId("U0" + UUID.randomUUID().toString().substring(0, 8).toUpperCase());
    keep(exchange(thread, leaver, "one", 1));
    keep(exchange(thread, BEN, "two", 2));

    assertThat(transactions().<Integer>in(Orgs.ACME, tx -> memory().erase(tx, leaver))).isEqualTo(1);
    assertThat(latest(Orgs.ACME, thread, 9)).extracting(Exchange::words).containsExactly("two");
  }

  @Test
  default void whatIsOldIsForgotten() {
    Thread thread = thread();
    keep(exchange(thread, ANA, "old", 1));
    keep(exchange(thread, ANA, "young", 2));
    transactions().run(Orgs.ACME, tx -> memory().forget(tx, SetClock.NOON.plusSeconds(2)));

    assertThat(latest(Orgs.ACME, thread, 9)).extracting(Exchange::words).containsExactly("young");
  }

  private boolean keep(Exchange exchange) {
    return transactions().in(Orgs.ACME, tx -> memory().keep(tx, exchange));
  }

  private List<Exchange> latest(OrgId org, Thread thread, int most) {
    return transactions().in(org, tx -> memory().latest(tx, thread, most));
  }

  private static Thread thread() {
    return new Thread(new ChannelId("C0" + UUID.randomUUID().toString().substring(0, 8).toUpperCase()), "17.5");
  }

  private static Exchange exchange(Thread thread, MemberId member, String words, int second) {
    Instant at = SetClock.NOON.plusSeconds(second);
    return new Exchange(new RequestKey("talk-" + UUID.randomUUID()), thread, member, words, "An answer.", at);
  }
}
