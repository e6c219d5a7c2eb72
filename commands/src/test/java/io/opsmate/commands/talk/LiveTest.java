package io.opsmate.commands.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.desk.Interpreter;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.testkit.Orgs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The thread that shows comes late, and the one that ends does not wait for it. */
class LiveTest {
  private final Room room = new Room();
  private final List<Runnable> ticks = new ArrayList<>();

  @Test
  void whatIsShownAfterTheEndIsNotShown() {
    Live live = live();
    end(live);
    int calls = room.slack.calls.size();
    live.says("One box. ");
    tick(Duration.ofSeconds(5));

    assertThat(room.slack.calls).hasSize(calls);
  }

  @Test
  void aStopThatComesAfterTheEndIsTakenAwayAtOnce() {
    Live live = live();
    room.slack.during("post C0OPS below 17.5 “This takes a moment", live::close);
    tick(Duration.ofSeconds(5));

    assertThat(room.slack.calls).last().asString().startsWith("delete ts");
    assertThat(room.slack.messages).isEmpty();
  }

  @Test
  void aTextThatBeginsToGrowAfterTheEndIsStoppedAtOnce() {
    Live live = live();
    live.says("One box. ");
    room.slack.during("start", live::close);
    tick(Duration.ofSeconds(5));

    assertThat(room.slack.calls).last().isEqualTo("stop ts1 “”");
  }

  @Test
  void theEndWaitsForWhatIsBeingShown() throws InterruptedException {
    Live live = live();
    live.says("One box. ");
    List<Thread.State> seen = new ArrayList<>();
    Thread end = Thread.ofPlatform().unstarted(() -> end(live));
    room.slack.during("start", () -> {
      end.start();
      while (end.getState() != Thread.State.BLOCKED && end.getState() != Thread.State.TERMINATED) {
        Thread.onSpinWait();
      }
      seen.add(end.getState());
    });
    tick(Duration.ofSeconds(1));
    end.join();
    room.deliver(Duration.ofSeconds(5));

    assertThat(seen).containsExactly(Thread.State.BLOCKED);
    assertThat(room.slack.messages.values()).singleElement().asString().contains("It is over.");
  }

  private Live live() {
    TalkStage stage = room.stage();
    Interpreter.Place place = new Interpreter.Place("T0ACME", Room.OPS, "17.5", "17.9");
    Interpreter.Sentence said = new Interpreter.Sentence(Orgs.ACME, Room.ANN, place, new RequestKey("r1"),
        "any boxes?", List.of(), Card.saying("?", Text.of("?")), room.clock.instant());
    return new Live(said, new TalkStage(stage.line(), stage.talk(), stage.rendering(), stage.memory(), each -> {
      ticks.add(each);
      return () -> {
      };
    }, stage.clock(), stage.markdown(), stage.names()), room.outbox);
  }

  private void end(Live live) {
    Letter.Body over = room.renderer.render(Card.saying("Over", Text.of("It is over.")));
    room.transactions.run(Orgs.ACME, live.ends(Live.Ending.of(over))::accept);
  }

  private void tick(Duration later) {
    room.clock.advance(later);
    ticks.getFirst().run();
  }
}
