package io.opsmate.commands.relay;

import static io.opsmate.commands.relay.ScriptedSlack.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.commands.blockkit.BlockKitValidator;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.desk.Answers;
import io.opsmate.commands.desk.CommandAsked;
import io.opsmate.commands.desk.CommandRuns;
import io.opsmate.commands.desk.ProgressCards;
import io.opsmate.commands.edge.url.ResponseUrls;
import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.OutboxChat;
import io.opsmate.commands.testkit.InMemoryCancellations;
import io.opsmate.commands.testkit.InMemoryCardCopies;
import io.opsmate.commands.testkit.InMemoryHomeViewers;
import io.opsmate.commands.testkit.InMemoryKnownFiles;
import io.opsmate.commands.testkit.InMemoryOutbox;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CommandHandler;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What people see of a command while it runs. */
class ProgressTest {
  private static final CardKey RESULT = new CardKey("report:1");
  private static final Reply PUBLICLY = new Reply.ToChannel(RESULT, 5, Card.saying("Result", Text.of("Found")));

  private final SetClock clock = SetClock.atNoon();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, new SequentialIds());
  private final InMemoryCardCopies copies = new InMemoryCardCopies();
  private final InMemoryCancellations cancellations = new InMemoryCancellations();
  private final ScriptedSlack slack = new ScriptedSlack();
  private final CardRenderer renderer = new CardRenderer();
  private final Delivery.Workspaces workspaces = new Delivery.Workspaces(_ -> Optional.of(slack), new Pace(clock),
      new Pictures(transactions, new InMemoryKnownFiles(), clock), _ -> true);
  private Runnable beat = () -> {
  };

  @Test
  void aFastAnswerShowsNoProgress() {
    run("C0OPS", call -> {
      call.progress().say("Reading", 1, 2);
      return PUBLICLY;
    });

    assertThat(slack.calls).containsExactly("post C0OPS with blocks “Found”");
  }

  @Test
  void workThatSaysNothingShowsNothing() {
    run("C0OPS", _ -> {
      after(Duration.ofSeconds(10));
      return PUBLICLY;
    });

    assertThat(slack.calls).containsExactly("post C0OPS with blocks “Found”");
  }

  @Test
  void theCardOfLongWorkBecomesItsResult() {
    run("C0OPS", call -> {
      call.progress().say("Reading volumes in eu-west-1", 3, 12);
      after(Duration.ofMillis(500));
      call.progress().say("Reading volumes in us-east-1", 4, 12);
      after(Duration.ofSeconds(1));
      return PUBLICLY;
    });

    assertThat(slack.calls).containsExactly(
        "post C0OPS with blocks “Reading volumes in eu-west-1 · 3 of 12 · 0 s”",
        "update C0OPS ts1 with blocks “Reading volumes in us-east-1 · 4 of 12 · 1 s”",
        "update C0OPS ts1 with blocks “Found”");
    assertThat(BlockKitValidator.check("message", slack.layouts.getFirst())).isEmpty();
    assertThat(transactions.<List<Copy>>in(Orgs.ACME, tx -> copies.of(tx, RESULT))).hasSize(1);
  }

  @Test
  void withoutNewsThereIsASignOfLifeEveryFiveSeconds() {
    run("C0OPS", call -> {
      call.progress().say("Reading", 0, 0);
      after(Duration.ofMillis(500));
      for (int second = 0; second < 11; second++) {
        after(Duration.ofSeconds(1));
      }
      return PUBLICLY;
    });

    assertThat(slack.calls).containsExactly("post C0OPS with blocks “Reading · 0 s”",
        "update C0OPS ts1 with blocks “Reading · 5 s”", "update C0OPS ts1 with blocks “Reading · 10 s”",
        "update C0OPS ts1 with blocks “Found”");
  }

  @Test
  void anAnswerForOneAloneEndsTheCardWithoutTellingIt() {
    run("C0OPS", call -> {
      call.progress().say("Reading", 1, 2);
      after(Duration.ofSeconds(1));
      return Reply.toYou("Secret", Text.of("Secret"));
    });

    assertThat(slack.calls).contains("update C0OPS ts1 with blocks “Done. The answer is for <@U0ANN> alone.”",
        "ephemeral C0OPS U0ANN with blocks “Secret”");
  }

  @Test
  void inADirectMessageTheResultMayStandElsewhere() {
    run("D0ANN", call -> {
      call.progress().say("Reading", 1, 2);
      after(Duration.ofSeconds(1));
      return PUBLICLY;
    });

    assertThat(slack.calls).contains("update D0ANN ts1 with blocks “Done. The result is below.”",
        "post D0ANN with blocks “Found”");
  }

  @Test
  void cancellingIsSeenByTheWorkAndSaidOnTheCard() {
    run("C0OPS", call -> {
      call.progress().say("Reading", 1, 2);
      after(Duration.ofSeconds(1));
      assertThat(call.progress().isCancelled()).isFalse();
      transactions.run(Orgs.ACME,
          tx -> cancellations.ask(tx, new RequestKey("r1"), new MemberId("U0BEN"), clock.instant()));
      after(Duration.ofSeconds(1));
      assertThat(call.progress().isCancelled()).isTrue();
      return PUBLICLY;
    });

    assertThat(slack.calls.get(1)).contains("Stopping, because <@U0BEN> pressed Cancel. It was at: Reading · 1 of 2.");
    assertThat(slack.layouts.get(0)).contains("progress_cancel");
    assertThat(slack.layouts.get(1)).doesNotContain("progress_cancel");
  }

  @Test
  void aCancelIsSeenAtOnceAndThenSaidOnTheCard() {
    run("C0OPS", call -> {
      call.progress().say("Reading", 1, 2);
      after(Duration.ofSeconds(1));
      transactions.run(Orgs.ACME,
          tx -> cancellations.ask(tx, new RequestKey("r1"), new MemberId("U0BEN"), clock.instant()));
      assertThat(call.progress().isCancelled()).isTrue();
      after(Duration.ofSeconds(1));
      return PUBLICLY;
    });

    assertThat(slack.calls.get(1)).contains("Stopping, because <@U0BEN> pressed Cancel.");
  }

  @Test
  void aCancelIsSeenWhereOpsMateCannotWriteToo() {
    slack.always("post", refuses("not_in_channel"));
    run("C0OPS", call -> {
      call.progress().say("Reading", 1, 2);
      after(Duration.ofSeconds(1));
      transactions.run(Orgs.ACME,
          tx -> cancellations.ask(tx, new RequestKey("r1"), new MemberId("U0ANN"), clock.instant()));
      assertThat(call.progress().isCancelled()).isTrue();
      return Reply.toYou("Answer", Text.of("Answer"));
    });
  }

  @Test
  void theFirstVersionOfAnAnswerTakesThePlaceOfItsProgressAndTheAnswerEditsIt() {
    run("C0OPS", call -> {
      call.progress().say("Reading", 1, 2);
      after(Duration.ofSeconds(1));
      call.progress().first(new Reply.ToChannel(RESULT, 0, Card.saying("Totals", Text.of("Totals"))));
      after(Duration.ofSeconds(6));
      return PUBLICLY;
    });

    assertThat(slack.calls).containsExactly("post C0OPS with blocks “Reading · 1 of 2 · 1 s”",
        "update C0OPS ts1 with blocks “Found”");
    assertThat(transactions.<List<Copy>>in(Orgs.ACME, tx -> copies.of(tx, RESULT))).hasSize(1);
  }

  @Test
  void afterACrashTheSameCardGoesOn() {
    assertThatThrownBy(() -> run("C0OPS", call -> {
      call.progress().say("Reading", 1, 2);
      after(Duration.ofSeconds(1));
      throw new RetriableFailure("the database is away", new IllegalStateException());
    })).isInstanceOf(RetriableFailure.class);
    run("C0OPS", call -> {
      call.progress().say("Reading", 2, 2);
      after(Duration.ofSeconds(1));
      return PUBLICLY;
    });

    assertThat(slack.calls).containsExactly("post C0OPS with blocks “Reading · 1 of 2 · 1 s”",
        "update C0OPS ts1 with blocks “Reading · 2 of 2 · 1 s”", "update C0OPS ts1 with blocks “Found”");
  }

  @Test
  void whereOpsMateCannotWriteThePersonHearsOnce() {
    slack.always("post", refuses("not_in_channel"));
    run("C0OPS", call -> {
      call.progress().say("Reading", 1, 2);
      after(Duration.ofSeconds(1));
      after(Duration.ofSeconds(6));
      return Reply.toYou("Answer", Text.of("Answer"));
    });

    assertThat(slack.calls).containsExactly("post C0OPS with blocks “Reading · 1 of 2 · 1 s”",
        "ephemeral C0OPS U0ANN with blocks “Reading · 1 of 2 · 1 s”", "ephemeral C0OPS U0ANN with blocks “Answer”");
  }

  private void after(Duration time) {
    clock.advance(time);
    beat.run();
  }

  private void run(String channel, CommandHandler handler) {
    SkillSet skills = new SkillSet(List.<Skill>of(() -> SkillDescriptor.of("sweep", "Sweeps.",
        List.of(new CommandSpec("sweep", "Sweeps.", List.of(), List.of(), CommandSpec.MayRun.ANYONE, "On it …",
            (CommandCall call) -> handler.run(call))))));
    Permits permits =
        new Permits(transactions, new InMemoryRules(GivenRules.open()), new Rights(new ScriptedMembers()));
    OutboxChat chat = new OutboxChat(outbox, new InMemoryHomeViewers(), renderer, new SequentialIds(), clock, () -> {
    });
    Answers answers = new Answers(transactions, outbox, chat, renderer,
        new ResponseUrls(URI.create("https://slack.com/api/")));
    ProgressCards progress = new ProgressCards(new LiveLine(workspaces), renderer, chat,
        new ProgressCards.Memory(transactions, copies, cancellations), clock, each -> {
          beat = each;
          return () -> beat = () -> {
          };
        });
    new CommandRuns(skills, permits, answers, progress).run(Orgs.ACME, new CommandAsked("sweep", Map.of(), "U0ANN",
        channel, "",
        channel.startsWith("D") ? "https://hooks.slack.com/commands/1" : "", "", "r1", clock.instant().toString()),
        clock.instant());
    clock.advance(Duration.ofSeconds(1));
    Relay relay = new Relay(outbox, new Delivery(workspaces, transactions, copies, (_, _) -> Optional.empty(),
        (_, _) -> HomePublisher.Drawn.overAny("")), clock, new Random(1));
    while (relay.runOnce(clock.instant()) > 0) {
      // until nothing is due
    }
  }
}
