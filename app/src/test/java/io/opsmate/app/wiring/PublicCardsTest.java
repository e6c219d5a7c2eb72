package io.opsmate.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.RecordingChat.Said;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicCardsTest {
  private static final ChannelId OPS = new ChannelId("C0OPS");

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RecordingChat chat = new RecordingChat();
  private final PublicCards cards = new PublicCards(chat, new DefaultOrg(Orgs.ACME), Optional.of(OPS));

  @ParameterizedTest
  @CsvSource({"approval:1, D0ANN, C0OPS", "report:1, U0ANN, C0OPS", "report:1, C0OTHER, C0OTHER",
    "digest:1, D0ANN, D0ANN", "progress:1, D0ANN, D0ANN"})
  void whatApproversDecideOnStandsWhereTheySeeIt(String key, String asked, String stands) {
    assertThat(place(Orgs.ACME, key, asked)).isEqualTo(stands);
  }

  @Test
  void noOtherOrgsCardsGoThere() {
    assertThat(place(Orgs.OTHER, "approval:1", "D0ANN")).isEqualTo("D0ANN");
  }

  private String place(OrgId org, String key, String channel) {
    transactions.run(org, tx -> cards.card(tx, new CardKey(key), 1, new ChannelId(channel),
        Card.saying("Card", Text.of("Card"))));
    return chat.all(org)
        .stream()
        .filter(Said.OnCard.class::isInstance)
        .map(said -> ((Said.OnCard) said).channel().value())
        .findFirst()
        .orElseThrow();
  }
}
