package io.opsmate.commands.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.commands.outbox.Outbox.Depth;
import io.opsmate.commands.testkit.InMemoryCardCopies;
import io.opsmate.commands.testkit.InMemoryKnownFiles;
import io.opsmate.commands.testkit.InMemoryOutbox;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayLoopTest {
  private final SetClock clock = SetClock.atNoon();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, new SequentialIds());
  private final AtomicInteger keys = new AtomicInteger();

  @Test
  void differentStreamsGoSideBySide() throws Exception {
    CyclicBarrier together = new CyclicBarrier(3);
    CountDownLatch sent = new CountDownLatch(2);
    try (RelayLoop loop = start(member -> {
      together.await(10, TimeUnit.SECONDS);
      sent.countDown();
    })) {
      home("U1");
      home("U2");
      loop.poke();

      together.await(10, TimeUnit.SECONDS);
      assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void lettersOfOneStreamNeverOverlap() throws Exception {
    Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch sent = new CountDownLatch(40);
    try (RelayLoop loop = start(member -> {
      AtomicInteger now = atOnce.computeIfAbsent(member, _ -> new AtomicInteger());
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      Thread.yield();
      now.decrementAndGet();
      sent.countDown();
    })) {
      for (int n = 0; n < 40; n++) {
        ephemeral("U" + n % 4);
      }
      loop.poke();

      assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void closingWaitsForLettersOnTheirWay() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    RelayLoop loop = start(member -> {
      begun.countDown();
      finish.await();
    });
    home("U1");
    loop.poke();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    Thread closing = Thread.ofVirtual().start(loop::close);
    finish.countDown();
    closing.join();

    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void atRestNoLetterIsOnItsWayAndThoseThatComeWait() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    AtomicInteger onTheirWay = new AtomicInteger();
    CountDownLatch sent = new CountDownLatch(2);
    try (RelayLoop loop = start(member -> {
      onTheirWay.incrementAndGet();
      begun.countDown();
      finish.await();
      onTheirWay.decrementAndGet();
      sent.countDown();
    })) {
      home("U1");
      loop.poke();
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

      AtomicInteger seen = new AtomicInteger(-1);
      Thread resting = Thread.ofVirtual().start(() -> loop.atRest(() -> {
        home("U2");
        loop.poke();
        Thread.yield();
        seen.set(onTheirWay.get());
      }));
      finish.countDown();
      resting.join();

      assertThat(seen).hasValue(0);
      assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void somethingDueIsFoundWithoutAPoke() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    try (RelayLoop loop = start(member -> sent.countDown())) {
      assertThat(loop).isNotNull();
      home("U1");

      assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** What happens while Slack is being called. */
  private interface Meanwhile {
    void happens(String member) throws Exception;
  }

  private RelayLoop start(Meanwhile meanwhile) {
    SlackPost slack = new SlowSlack(meanwhile);
    Delivery delivery =
        new Delivery(new Delivery.Workspaces(org -> Optional.of(slack), new Pace(clock),
            new Pictures(transactions, new InMemoryKnownFiles(), clock), url -> true), transactions,
            new InMemoryCardCopies(), (org, card) -> Optional.empty(),
            (org, member) -> HomePublisher.Drawn.overAny("view"));
    return RelayLoop.start(new Relay(outbox, delivery, clock, new Random(1)), clock);
  }

  private void home(String member) {
    put(new Letter.Home(new MemberId(member)));
  }

  private void ephemeral(String member) {
    put(new Letter.Ephemeral(new ChannelId("C1"), new MemberId(member), new Body("hi", "[]")));
  }

  private void put(Letter letter) {
    transactions.run(Orgs.ACME, tx -> outbox.put(tx, "key" + keys.incrementAndGet(), letter, clock.instant()));
  }

  private record SlowSlack(Meanwhile meanwhile) implements SlackPost {
    @Override
    public SlackAnswer post(ChannelId channel, Optional<String> thread, Body body) {
      throw new AssertionError("no cards here: " + new CardKey("none"));
    }

    @Override
    public SlackAnswer update(ChannelId channel, String ts, Body body) {
      throw new AssertionError();
    }

    @Override
    public SlackAnswer ephemeral(ChannelId channel, Optional<String> thread, MemberId member, Body body) {
      return called(member);
    }

    @Override
    public SlackAnswer respond(String url, boolean inChannel, Body body) {
      throw new AssertionError();
    }

    @Override
    public SlackAnswer publishHome(MemberId member, String view, String over) {
      return called(member);
    }

    @Override
    public SlackAnswer updateWindow(String window, String view) {
      throw new AssertionError();
    }

    @Override
    public FileAnswer upload(Paper picture, String alt) {
      throw new AssertionError();
    }

    @Override
    public SlackAnswer files(ChannelId channel, String thread, String words, List<Paper> papers) {
      throw new AssertionError();
    }

    private SlackAnswer called(MemberId member) {
      try {
        meanwhile.happens(member.value());
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return new SlackAnswer.Sent(new ChannelId("C1"), "1");
    }
  }
}
