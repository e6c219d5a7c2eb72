package io.opsmate.commands.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.testkit.Orgs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link CardCopies} keeps. */
public interface CardCopiesContract {
  ChannelId OPS = new ChannelId("C0OPS");

  Transactions transactions();

  CardCopies copies();

  @Test
  default void aCopyShowsTheHighestVersionItWasGiven() {
    CardKey card = new CardKey("test:versions");

    shows(card, "1.1", 1);
    shows(card, "1.1", 3);
    shows(card, "1.1", 2);

    assertThat(of(card)).containsExactly(new Copy(OPS, "1.1", 3));
  }

  @Test
  default void aCardMayHaveTwoCopies() {
    CardKey card = new CardKey("test:two");

    shows(card, "2.1", 1);
    shows(card, "2.2", 2);

    assertThat(of(card))
        .containsExactlyInAnyOrder(new Copy(OPS, "2.1", 1), new Copy(OPS, "2.2", 2));
  }

  @Test
  default void aMessageTellsItsCard() {
    CardKey card = new CardKey("test:at");
    shows(card, "3.1", 1);

    assertThat(at(Orgs.ACME, OPS)).contains(card);
    assertThat(at(Orgs.ACME, new ChannelId("C0ELSE"))).isEmpty();
    assertThat(at(Orgs.OTHER, OPS)).isEmpty();
  }

  @Test
  default void aCopyThatIsGoneIsForgotten() {
    CardKey card = new CardKey("test:gone");
    shows(card, "4.1", 2);

    transactions().run(Orgs.ACME, tx -> copies().gone(tx, card, new Copy(OPS, "4.1", 1)));

    assertThat(of(card)).isEmpty();
  }

  private void shows(CardKey card, String ts, long version) {
    transactions().run(Orgs.ACME, tx -> copies().shows(tx, card, new Copy(OPS, ts, version)));
  }

  private List<Copy> of(CardKey card) {
    return transactions().in(Orgs.ACME, tx -> copies().of(tx, card));
  }

  private Optional<CardKey> at(OrgId org, ChannelId channel) {
    return transactions().in(org, tx -> copies().at(tx, channel, "3.1"));
  }
}
