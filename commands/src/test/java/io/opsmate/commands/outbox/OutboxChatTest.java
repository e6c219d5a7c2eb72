package io.opsmate.commands.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.testkit.InMemoryHomeViewers;
import io.opsmate.commands.testkit.InMemoryOutbox;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OutboxChatTest {
  private static final CardKey CARD = new CardKey("approval:1");
  private static final ChannelId OPS = new ChannelId("C0OPS");
  private static final MemberId ANN = new MemberId("U0ANN");

  private final SetClock clock = SetClock.atNoon();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final SequentialIds ids = new SequentialIds();
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, ids);
  private final InMemoryHomeViewers viewers = new InMemoryHomeViewers();
  private final AtomicInteger pokes = new AtomicInteger();
  private final OutboxChat chat = new OutboxChat(outbox, viewers, new CardRenderer(), ids, clock,
      pokes::incrementAndGet);

  @Test
  void cardIsRenderedWhenItIsWritten() {
    in(tx -> chat.card(tx, CARD, 1, OPS, Card.saying("Title", Text.of("a <b>"))));

    assertThat(outbox.all(Orgs.ACME)).containsExactly(new Letter.CardVersion(CARD, 1, OPS,
        new Letter.Body("a &lt;b&gt;",
            "[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"Title\",\"emoji\":false}},"
                + "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"a &lt;b&gt;\",\"verbatim\":true},"
                + "\"expand\":true}]")));
  }

  @Test
  void sameVersionTwiceIsOneLetter() {
    in(tx -> chat.card(tx, CARD, 1, OPS, Card.saying("T", Text.of("a"))));
    in(tx -> chat.card(tx, CARD, 1, OPS, Card.saying("T", Text.of("a"))));
    in(tx -> chat.card(tx, CARD, 2, OPS, Card.saying("T", Text.of("b"))));

    assertThat(outbox.all(Orgs.ACME)).hasSize(2);
  }

  @Test
  void threadMessageIsSentOncePerKey() {
    in(tx -> chat.inThread(tx, CARD, "expired", Text.of(ANN, " it ", Text.strong("expired"))));
    in(tx -> chat.inThread(tx, CARD, "expired", Text.of("again")));

    assertThat(outbox.all(Orgs.ACME))
        .containsExactly(new Letter.InThread(CARD, new Letter.Body("<@U0ANN> it *expired*", "[]")));
  }

  @Test
  void privateMessageHasOneReader() {
    in(tx -> chat.privately(tx, OPS, ANN, "k", Card.saying("T", Text.of("a"))));

    assertThat(outbox.all(Orgs.ACME)).singleElement()
        .isInstanceOfSatisfying(Letter.Ephemeral.class, letter -> assertThat(letter.member()).isEqualTo(ANN));
  }

  @Test
  void relayIsPokedAfterTheCommitOnly() {
    assertThatThrownBy(() -> in(tx -> {
      chat.card(tx, CARD, 1, OPS, Card.saying("T", Text.of("a")));
      throw new IllegalStateException("rolled back");
    })).hasMessage("rolled back");
    assertThat(pokes).hasValue(0);
    assertThat(outbox.all(Orgs.ACME)).isEmpty();

    in(tx -> {
      chat.card(tx, CARD, 1, OPS, Card.saying("T", Text.of("a")));
      assertThat(pokes).hasValue(0);
    });

    assertThat(pokes).hasValue(1);
  }

  @Test
  void homeIsRedrawnForThoseWhoLookedWithinAWeek() {
    in(tx -> viewers.opened(tx, new MemberId("U0OLD"), clock.instant().minus(Duration.ofDays(8))));
    in(tx -> viewers.opened(tx, ANN, clock.instant().minus(Duration.ofDays(7))));

    in(chat::homeChanged);

    assertThat(outbox.all(Orgs.ACME)).containsExactly(new Letter.Home(ANN));
  }

  @Test
  void homeSentBeforeIsRedrawnAgain() {
    in(tx -> viewers.opened(tx, ANN, clock.instant()));
    in(chat::homeChanged);
    outbox.claim(clock.instant(), clock.instant().plusSeconds(1), 1).forEach(one -> outbox.sent(one, clock.instant()));

    in(chat::homeChanged);

    assertThat(outbox.depth().waiting()).isEqualTo(1);
  }

  @Test
  void homeIsRedrawnForFiftyAtMost() {
    in(tx -> {
      for (int n = 0; n < 60; n++) {
        viewers.opened(tx, new MemberId("U" + n), clock.instant());
      }
    });

    in(chat::homeChanged);

    assertThat(outbox.all(Orgs.ACME)).hasSize(50);
  }

  private void in(Consumer<Tx> work) {
    transactions.run(Orgs.ACME, work);
  }
}
