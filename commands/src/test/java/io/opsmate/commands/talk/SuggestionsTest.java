package io.opsmate.commands.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.desk.MessagesOpened;
import io.opsmate.commands.desk.MessagesVisits;
import io.opsmate.commands.relay.Pace;
import io.opsmate.commands.relay.TalkLine;
import io.opsmate.commands.testkit.InMemoryHomeViewers;
import io.opsmate.skills.testkit.Orgs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private final Room room = new Room();
  private final MessagesVisits visits = new MessagesVisits(room.transactions, new InMemoryHomeViewers(), room.outbox,
      room.renderer, new TalkLine(_ -> Optional.of(room.slack), new Pace(room.clock)));

  @Test
  void whoOpensTheDirectMessageIsSuggestedAPlainQuestionAndCommands() {
    visits.run(Orgs.ACME, new MessagesOpened("U0ANN", "D0ANN", "r1"), room.clock.instant());
    visits.run(Orgs.ACME, new MessagesOpened("U0ANN", "D0ANN", "r2"), room.clock.instant());

    assertThat(room.slack.calls).hasSize(2)
        .allSatisfy(call -> assertThat(call).isEqualTo("suggest D0ANN “You might ask” "
            + "[Which idle resources cost us most, and why?, zombies, approvals, help]"));
  }

  @Test
  void whereTheAppMayNotSuggestItIsNotTriedEachTime() {
    room.slack.refuses("suggest", "missing_scope");
    visits.run(Orgs.ACME, new MessagesOpened("U0ANN", "D0ANN", "r1"), room.clock.instant());
    visits.run(Orgs.ACME, new MessagesOpened("U0ANN", "D0ANN", "r2"), room.clock.instant());

    assertThat(room.slack.calls).hasSize(1);
  }
}
