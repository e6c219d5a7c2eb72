package io.opsmate.app.cli.bench;

import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.postgres.PostgresCardCopies;
import io.opsmate.app.adapter.postgres.PostgresKnownFiles;
import io.opsmate.app.adapter.postgres.PostgresOutbox;
import io.opsmate.app.adapter.postgres.PostgresTransactions;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.relay.Delivery;
import io.opsmate.commands.relay.HomePublisher;
import io.opsmate.commands.relay.Pace;
import io.opsmate.commands.relay.Pictures;
import io.opsmate.commands.relay.Relay;
import io.opsmate.commands.relay.RelayLoop;
import io.opsmate.commands.relay.SlackPost;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.OrgId;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A queue of messages of one workspace, drained at the limits of a Slack that answers 429 to more, and what a message of
 * another workspace waits meanwhile. The clock is moved, so half an hour passes in a minute or two.
 */
@Command(name = "drain", mixinStandardHelpOptions = true,
    description = "Drain a long queue of messages at Slack's limits.")
public final class DrainCommand implements Callable<Integer> {
  private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
  private static final Duration STEP = Duration.ofMillis(100);

  private final Supplier<MarksDatabase> databases;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--messages", description = "messages queued (default: ${DEFAULT-VALUE})",
      defaultValue = "10000") private int messages;

  @Option(names = "--channels", description = "channels they are for (default: ${DEFAULT-VALUE})",
      defaultValue = "100") private int channels;

  @Option(names = "--a-minute", description = "messages Slack takes in a workspace (default: ${DEFAULT-VALUE})",
      defaultValue = "300") private int aMinute;

  @Option(names = "--real-time", description = "let the time that waiting takes pass") private boolean isRealTime;

  /** On a database of its own. */
  public DrainCommand() {
    this(MarksDatabase::fresh);
  }

  DrainCommand(Supplier<MarksDatabase> databases) {
    this.databases = databases;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (MarksDatabase database = databases.get()) {
      List<OrgId> orgs = MarksDatabase.orgs(database.source(), 2);
      AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
      InstantSource clock = isRealTime ? InstantSource.system() : now::get;
      LimitedSlack busy = new LimitedSlack(clock, aMinute);
      LimitedSlack quiet = new LimitedSlack(clock, aMinute);
      PostgresTransactions transactions = new PostgresTransactions(database.source());
      PostgresOutbox outbox = new PostgresOutbox(transactions, new Json(), new TimeOrderedIds());
      fill(transactions, outbox, orgs.get(0), messages, clock.instant());
      Relay relay = relay(transactions, outbox, org -> org.equals(orgs.get(0)) ? busy : quiet, clock);
      if (isRealTime) {
        return inRealTime(out, relay, outbox, busy);
      }
      @Nullable Instant asked = null;
      long work = 0;
      boolean waiting = true;
      while (waiting && now.get().isBefore(BEGIN.plus(Duration.ofHours(12)))) {
        if (asked == null && busy.count() > messages / 4) {
          asked = now.get();
          fill(transactions, outbox, orgs.get(1), 1, BEGIN);
        }
        long began = System.nanoTime();
        int inHand = relay.runOnce(now.get());
        work += System.nanoTime() - began;
        if (inHand == 0) {
          waiting = outbox.depth().waiting() > 0;
          now.updateAndGet(at -> at.plus(STEP));
        }
      }
      return report(out, busy, waited(asked, quiet), Duration.between(BEGIN, now.get()), work / 1e9);
    }
  }

  /** By the loop that a running OpsMate has: several letters on their way at once, on the machine's own clock. */
  private int inRealTime(PrintWriter out, Relay relay, PostgresOutbox outbox, LimitedSlack slack) {
    long began = System.nanoTime();
    try (RelayLoop _ = RelayLoop.start(relay, InstantSource.system())) {
      while (outbox.depth().waiting() > 0) {
        Thread.sleep(Duration.ofSeconds(1));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return report(out, slack, Duration.ZERO, Duration.ofNanos(System.nanoTime() - began), 0);
  }

  private int report(PrintWriter out, LimitedSlack slack, Duration other, Duration took, double real) {
    int lost = messages - slack.count();
    double least = Math.max((double) messages / aMinute * 60, (double) messages / channels - 3);
    out.println("%d messages over %d channels, where Slack takes %d a minute".formatted(messages, channels, aMinute));
    out.println("drained in %.1f min; the limits alone make it %.1f min; answers of 429: %d".formatted(
        took.toMillis() / 60_000.0, least / 60, slack.refused()));
    out.println("lost: %d, doubled: %d".formatted(lost, slack.doubled()));
    if (!isRealTime) {
      out.println(
          "a message of another workspace waited %d ms; the relay's own work, one letter after the other: %.1f s"
              .formatted(other.toMillis(), real));
    }
    out.flush();
    return lost == 0 && slack.doubled() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static Duration waited(@Nullable Instant asked, LimitedSlack other) {
    if (asked == null) {
      return Duration.ofDays(1);
    }
    return other.taken()
        .values()
        .stream()
        .findFirst()
        .map(at -> Duration.between(asked, at))
        .orElse(Duration.ofDays(1));
  }

  private void fill(PostgresTransactions transactions, PostgresOutbox outbox, OrgId org, int count,
      Instant due) {
    transactions.run(org, tx -> {
      for (int i = 0; i < count; i++) {
        outbox.put(tx, "key" + i, new Letter.CardVersion(new CardKey("drain:" + i), 1,
            new ChannelId("C" + i % channels), new Letter.Body("message " + i, "[]")), due);
      }
    });
  }

  private static Relay relay(PostgresTransactions transactions, PostgresOutbox outbox,
      Function<OrgId, SlackPost> slacks, InstantSource clock) {
    Delivery.Workspaces workspaces = new Delivery.Workspaces(org -> Optional.of(slacks.apply(org)), new Pace(clock),
        new Pictures(transactions, new PostgresKnownFiles(), clock), _ -> false);
    return new Relay(outbox, new Delivery(workspaces, transactions, new PostgresCardCopies(),
        (_, _) -> Optional.empty(), (_, _) -> HomePublisher.Drawn.overAny("{}")), clock, new Random(1));
  }
}
