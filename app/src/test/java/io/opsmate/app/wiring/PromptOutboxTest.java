package io.opsmate.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.testkit.InMemoryOutbox;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SequentialIds;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PromptOutboxTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final AtomicInteger pokes = new AtomicInteger();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final PromptOutbox outbox = new PromptOutbox(new InMemoryOutbox(transactions, new SequentialIds()), poke());

  @Test
  void theRelayIsToldOfALetterAfterItsCommit() {
    transactions.run(Orgs.ACME, tx -> {
      put(tx);
      assertThat(pokes).hasValue(0);
    });

    assertThat(pokes).hasValue(1);
  }

  @Test
  void theRelayIsNotToldOfALetterThatWasRolledBack() {
    assertThatThrownBy(() -> transactions.run(Orgs.ACME, tx -> {
      put(tx);
      throw new IllegalStateException("on purpose");
    })).isInstanceOf(IllegalStateException.class);

    assertThat(pokes).hasValue(0);
  }

  private void put(Tx tx) {
    outbox.put(tx, "home:1", new Letter.Home(new MemberId("U1")), NOON);
  }

  private RelayPoke poke() {
    RelayPoke poke = new RelayPoke();
    poke.reaches(pokes::incrementAndGet);
    return poke;
  }
}
