package io.opsmate.commands.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.outbox.Outbox.Claimed;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} keeps. Each test begins with an empty one. */
public interface OutboxContract {
  Instant NOON = SetClock.NOON;
  Instant LEASE = NOON.plusSeconds(30);
  ChannelId OPS = new ChannelId("C0OPS");
  MemberId ANA = new MemberId("U0ANA");

  Transactions transactions();

  Outbox outbox();

  @Test
  default void everyKindOfLetterComesBackAsItWasPut() {
    Letter.Ephemeral privately = new Letter.Ephemeral(OPS, new MemberId("U0BEN"), body("“quoted” 📦\n"));
    List<Letter> all = List.of(card("a", 1), new Letter.InThread(new CardKey("b"), body("in thread")),
        new Letter.Ephemeral(OPS, ANA, body("private")),
        new Letter.Response("https://hooks.example.org/1", true, privately), new Letter.Home(ANA),
        new Letter.InWindow("V1", "{}", privately), new Letter.InWindow("V2", "{}", null));
    all.forEach(letter -> put("kind-" + all.indexOf(letter), letter));

    assertThat(letters(claim(10))).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  default void aLetterOfARollbackIsNeverSent() {
    assertThatThrownBy(() -> transactions().run(Orgs.ACME, tx -> {
      outbox().put(tx, "key", privately("1"), NOON);
      throw new IllegalArgumentException("no");
    })).isInstanceOf(IllegalArgumentException.class);

    assertThat(claim(10)).isEmpty();
  }

  @Test
  default void nothingLeavesBeforeItIsDue() {
    transactions().run(Orgs.ACME, tx -> outbox().put(tx, "key", privately("1"), NOON.plusSeconds(1)));

    assertThat(claim(10)).isEmpty();
    assertThat(outbox().claim(NOON.plusSeconds(1), LEASE, 10)).hasSize(1);
  }

  @Test
  default void aStreamLeavesOneAtATimeInOrder() {
    put("1", privately("1"));
    put("2", privately("2"));
    List<Letter> left = new ArrayList<>();

    for (int i = 0; i < 2; i++) {
      List<Claimed> claimed = claim(10);
      assertThat(claimed).hasSize(1);
      assertThat(claim(10)).isEmpty();
      left.addAll(letters(claimed));
      outbox().sent(claimed.getFirst(), NOON);
    }

    assertThat(left).containsExactly(privately("1"), privately("2"));
    assertThat(claim(10)).isEmpty();
  }

  @Test
  default void streamsDoNotWaitForEachOther() {
    put("1", privately("1"));
    put("2", new Letter.Home(ANA));
    transactions().run(Orgs.OTHER, tx -> outbox().put(tx, "1", privately("1"), NOON));

    assertThat(claim(10)).extracting(Claimed::org).containsExactlyInAnyOrder(Orgs.ACME, Orgs.ACME, Orgs.OTHER);
  }

  @Test
  default void atMostSoManyAreHandedOut() {
    for (int i = 0; i < 5; i++) {
      put("card-" + i, card("card-" + i, 1));
    }

    assertThat(claim(3)).hasSize(3);
    assertThat(claim(3)).hasSize(2);
  }

  @Test
  default void twoRelaysNeverGetTheSameLetter() throws Exception {
    for (int i = 0; i < 20; i++) {
      put("card-" + i, card("card-" + i, 1));
    }
    Callable<List<Claimed>> relay = () -> claim(20);

    try (ExecutorService relays = Executors.newFixedThreadPool(4)) {
      List<Claimed> all = new ArrayList<>();
      for (Future<List<Claimed>> one : relays.invokeAll(List.of(relay, relay, relay, relay))) {
        all.addAll(one.get());
      }
      assertThat(all).extracting(Claimed::id).doesNotHaveDuplicates();
    }
  }

  @Test
  default void theSameKeyIsPutOnceEvenAfterItLeft() {
    put("key", privately("1"));
    put("key", privately("again"));
    List<Claimed> claimed = claim(10);
    outbox().sent(claimed.getFirst(), NOON);
    put("key", privately("late"));

    assertThat(letters(claimed)).containsExactly(privately("1"));
    assertThat(claim(10)).isEmpty();
  }

  @Test
  default void aVersionOfACardThatAHigherOneFollowsIsSkipped() {
    put("v1", card("card", 1));
    put("v2", card("card", 2));
    put("thread", new Letter.InThread(new CardKey("card"), body("done")));
    put("v3", card("card", 3));

    List<Claimed> first = claim(10);
    outbox().sent(first.getFirst(), NOON);
    List<Claimed> second = claim(10);
    outbox().sent(second.getFirst(), NOON);

    assertThat(letters(first)).containsExactly(card("card", 3));
    assertThat(letters(second)).containsExactly(new Letter.InThread(new CardKey("card"), body("done")));
    assertThat(outbox().depth()).isEqualTo(new Outbox.Depth(0, 0));
  }

  @Test
  default void aVersionThatIsOnItsWayIsNotSkipped() {
    put("v1", card("card", 1));
    List<Claimed> first = claim(10);
    put("v2", card("card", 2));

    assertThat(claim(10)).isEmpty();
    outbox().sent(first.getFirst(), NOON);
    assertThat(letters(claim(10))).containsExactly(card("card", 2));
  }

  @Test
  default void whatWasNotSentIsHandedOutAgainAndItsStreamWaits() {
    put("1", privately("1"));
    put("2", privately("2"));
    outbox().again(claim(10).getFirst(), NOON.plusSeconds(5), "Slack said 429");

    assertThat(claim(10)).isEmpty();
    List<Claimed> again = outbox().claim(NOON.plusSeconds(5), LEASE, 10);
    assertThat(letters(again)).containsExactly(privately("1"));
    assertThat(again.getFirst().tries()).isEqualTo(1);
  }

  @Test
  default void aLeaseThatRanOutIsHandedOutAgainAndTheLateAnswerCountsForNothing() {
    put("1", privately("1"));
    Claimed lost = claim(10).getFirst();

    assertThat(outbox().claim(LEASE.minusSeconds(1), LEASE, 10)).isEmpty();
    List<Claimed> again = outbox().claim(LEASE, LEASE.plusSeconds(30), 10);
    outbox().again(lost, NOON, "too late");

    assertThat(again).extracting(Claimed::tries).containsExactly(1);
    assertThat(outbox().claim(LEASE, LEASE.plusSeconds(30), 10)).isEmpty();
  }

  @Test
  default void whatIsSetAsideIsCountedAndItsStreamGoesOn() {
    put("1", privately("1"));
    put("2", privately("2"));
    outbox().setAside(claim(10).getFirst(), NOON, "channel_not_found");

    assertThat(letters(claim(10))).containsExactly(privately("2"));
    assertThat(outbox().depth()).isEqualTo(new Outbox.Depth(1, 1));
  }

  @Test
  default void aWaitingHomeAbsorbsANewOne() {
    put("home-1", new Letter.Home(ANA));
    put("home-2", new Letter.Home(ANA));
    put("home-3", new Letter.Home(new MemberId("U0BEN")));

    assertThat(claim(10)).hasSize(2);
    assertThat(outbox().depth().waiting()).isEqualTo(2);
  }

  @Test
  default void aHomeOnItsWayAbsorbsNothing() {
    put("home-1", new Letter.Home(ANA));
    Claimed leaving = claim(10).getFirst();
    put("home-2", new Letter.Home(ANA));

    outbox().sent(leaving, NOON);

    assertThat(letters(claim(10))).containsExactly(new Letter.Home(ANA));
  }

  private void put(String key, Letter letter) {
    transactions().run(Orgs.ACME, tx -> outbox().put(tx, key, letter, NOON));
  }

  @Test
  default void aLongQueueKeepsNoOtherConversationAndNoOtherOrgWaiting() {
    for (int i = 0; i < 20; i++) {
      put("busy" + i, new Letter.CardVersion(new CardKey("busy:" + i), 1, OPS, body("busy")));
    }
    put("other", new Letter.CardVersion(new CardKey("other"), 1, new ChannelId("C0OTHER"), body("other")));
    transactions().run(Orgs.OTHER, tx -> outbox().put(tx, "theirs", privately("theirs"), NOON.plusMillis(1)));

    List<Claimed> claimed = outbox().claim(NOON.plusSeconds(1), LEASE, 3);

    assertThat(claimed).extracting(Claimed::org).containsOnlyOnce(Orgs.OTHER);
    assertThat(letters(claimed)).extracting(Letter::stream).contains("other");
  }

  @Test
  default void aClosedLaneWaitsAlone() {
    put("1", new Letter.CardVersion(new CardKey("one"), 1, OPS, body("one")));
    put("2", new Letter.CardVersion(new CardKey("two"), 1, new ChannelId("C0OTHER"), body("two")));

    Set<Outbox.Lane> closed = Set.of(new Outbox.Lane(Orgs.ACME, "in:C0OPS"), new Outbox.Lane(Orgs.OTHER, "in:C0OTHER"));

    assertThat(letters(outbox().claim(NOON, LEASE, 10, closed))).extracting(Letter::stream).containsExactly("two");
    assertThat(letters(claim(10))).extracting(Letter::stream).containsExactly("one");
  }

  @Test
  default void allConversationsOfAnOrgMayBeClosedAtOnce() {
    put("1", new Letter.CardVersion(new CardKey("one"), 1, OPS, body("one")));
    put("2", new Letter.CardVersion(new CardKey("two"), 1, new ChannelId("C0OTHER"), body("two")));
    put("3", privately("three"));

    assertThat(letters(outbox().claim(NOON, LEASE, 10, Set.of(Outbox.Lane.conversations(Orgs.ACME)))))
        .containsExactly(privately("three"));
    assertThat(letters(outbox().claim(NOON, LEASE, 10, Set.of(Outbox.Lane.conversations(Orgs.OTHER))))).hasSize(2);
  }

  private List<Claimed> claim(int most) {
    return outbox().claim(NOON, LEASE, most);
  }

  private static List<Letter> letters(List<Claimed> claimed) {
    return claimed.stream().map(Claimed::letter).toList();
  }

  private static Letter card(String key, long version) {
    return new Letter.CardVersion(new CardKey(key), version, OPS, body("version " + version));
  }

  private static Letter privately(String words) {
    return new Letter.Ephemeral(OPS, ANA, body(words));
  }

  private static Letter.Body body(String text) {
    return new Letter.Body(text, "[]");
  }
}
