package io.opsmate.commands.relay;

import static io.opsmate.commands.relay.ScriptedSlack.refuses;
import static io.opsmate.commands.relay.ScriptedSlack.tooMany;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.blockkit.BlockKitValidator;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.blockkit.GoldenJson;
import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.commands.outbox.Outbox.Depth;
import io.opsmate.commands.testkit.InMemoryCardCopies;
import io.opsmate.commands.testkit.InMemoryKnownFiles;
import io.opsmate.commands.testkit.InMemoryOutbox;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Chart;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Pictures and files on their way to Slack. */
class PicturesTest {
  private static final CardKey CARD = new CardKey("digest:1");
  private static final ChannelId OPS = new ChannelId("C0OPS");
  private static final MemberId ANN = new MemberId("U0ANN");
  private static final Paper LIST = new Paper("zombies.csv", "All of them", "a,b".getBytes(UTF_8));

  private final SetClock clock = SetClock.atNoon();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, new SequentialIds());
  private final InMemoryCardCopies copies = new InMemoryCardCopies();
  private final InMemoryKnownFiles files = new InMemoryKnownFiles();
  private final ScriptedSlack slack = new ScriptedSlack();
  private final CardRenderer renderer = new CardRenderer((chart, theme) -> chart.title().getBytes(UTF_8));
  private final AtomicInteger keys = new AtomicInteger();
  private Optional<MemberId> asker = Optional.of(ANN);
  private Relay relay = relay();

  @Test
  void aPictureIsInSlackBeforeTheMessageThatShowsIt() {
    put(card(1, "Costs"));
    run();

    assertThat(slack.calls).containsExactly("upload “Costs fell by a third.”", "post C0OPS with blocks “Weekly”");
    assertThat(slack.uploaded).extracting(Paper::bytes).containsExactly("Costs".getBytes(UTF_8));
    GoldenJson.assertSame(slack.layouts.getLast(), """
        [
          {"type": "header", "text": {"type": "plain_text", "text": "Weekly", "emoji": false}},
          {
            "type": "image",
            "slack_file": {"id": "Fts1"},
            "alt_text": "Costs fell by a third.",
            "title": {"type": "plain_text", "text": "Costs", "emoji": false}
          }
        ]""");
    assertThat(BlockKitValidator.check("message", slack.layouts.getLast())).isEmpty();
  }

  @Test
  void eachPictureIsUploadedOnceEvenAfterARestart() {
    put(card(1, "Costs"));
    run();
    relay = relay();
    clock.advance(Duration.ofSeconds(2));
    put(card(2, "Costs"));
    run();

    assertThat(slack.uploaded).hasSize(1);
    assertThat(slack.layouts.getLast()).contains("Fts1");
  }

  @Test
  void anotherPictureIsUploadedToo() {
    put(card(1, "Costs"));
    run();
    clock.advance(Duration.ofSeconds(2));
    put(card(2, "Savings"));
    run();

    assertThat(slack.uploaded).hasSize(2);
  }

  @Test
  void withoutTheScopeItsWordsStandInstead() {
    slack.always("upload", refuses("missing_scope"));
    put(card(1, "Costs"));
    run();

    assertThat(slack.calls).containsExactly("upload “Costs fell by a third.”", "post C0OPS with blocks “Weekly”");
    GoldenJson.assertSame(slack.layouts.getLast(), """
        [
          {"type": "header", "text": {"type": "plain_text", "text": "Weekly", "emoji": false}},
          {"type": "context", "elements": [{"type": "plain_text", "text": "Costs fell by a third."}]}
        ]""");
    assertThat(BlockKitValidator.check("message", slack.layouts.getLast())).isEmpty();
  }

  @Test
  void aWorkspaceThatRefusedIsNotAskedForEveryPicture() {
    slack.always("upload", refuses("missing_scope"));
    put(card(1, "Costs"));
    run();
    clock.advance(Duration.ofMinutes(5));
    put(card(2, "Savings"));
    run();
    clock.advance(Duration.ofMinutes(56));
    put(card(3, "Both"));
    run();

    assertThat(slack.uploaded).hasSize(2);
  }

  @Test
  void tooManyFilesWaitAsLongAsSlackSays() {
    slack.next("upload", tooMany(7));
    put(card(1, "Costs"));
    run();
    clock.advance(Duration.ofSeconds(6));
    run();

    assertThat(slack.calls).containsExactly("upload “Costs fell by a third.”");
    clock.advance(Duration.ofSeconds(1));
    run();
    assertThat(slack.calls).hasSize(3);
  }

  @Test
  void nothingWaitsLongForAPictureThatDoesNotArrive() {
    slack.always("upload", new SlackAnswer.TryLater("HTTP 503"));
    put(card(1, "Costs"));
    for (int i = 0; i < 6; i++) {
      run();
      clock.advance(Duration.ofMinutes(2));
    }

    assertThat(slack.uploaded).hasSize(5);
    assertThat(slack.calls.getLast()).isEqualTo("post C0OPS with blocks “Weekly”");
    assertThat(slack.layouts.getLast()).contains("\"context\"");
  }

  @Test
  void aFileThatSlackStillLooksAtIsWaitedFor() {
    slack.next("post", refuses("invalid_blocks"));
    put(card(1, "Costs"));
    run();
    clock.advance(Duration.ofSeconds(2));
    run();

    assertThat(slack.calls).containsExactly("upload “Costs fell by a third.”", "post C0OPS with blocks “Weekly”",
        "post C0OPS with blocks “Weekly”");
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void aFileThatSomebodyDeletedIsUploadedAgain() {
    put(card(1, "Costs"));
    run();
    slack.next("update", refuses("invalid_blocks"), refuses("invalid_blocks"), refuses("invalid_blocks"));
    put(card(2, "Costs"));
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofSeconds(2));
      run();
    }

    assertThat(slack.uploaded).hasSize(2);
    assertThat(slack.layouts.getLast()).contains("slack_file");
  }

  @Test
  void aPictureThatSlackNeverShowsIsSaidInWords() {
    for (int i = 0; i < 5; i++) {
      slack.next("post", refuses("invalid_blocks"));
    }
    put(card(1, "Costs"));
    for (int i = 0; i < 6; i++) {
      run();
      clock.advance(Duration.ofSeconds(3));
    }

    assertThat(slack.calls.getLast()).isEqualTo("post C0OPS with blocks “Weekly”");
    assertThat(slack.layouts.getLast()).doesNotContain("slack_file").contains("Costs fell by a third.");
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void homesAndWindowsShowPicturesToo() {
    put(new Letter.Home(ANN));
    put(new Letter.InWindow("V1", renderer.window(weekly("Savings")), null));
    run();

    assertThat(slack.uploaded).hasSize(2);
    assertThat(slack.calls).anyMatch(call -> call.startsWith("home U0ANN") && call.contains("{\"id\":\"F"));
    assertThat(slack.calls).anyMatch(call -> call.startsWith("window V1") && call.contains("{\"id\":\"F"));
  }

  @Test
  void filesStandBelowTheirCard() {
    transactions.run(Orgs.ACME, tx -> copies.shows(tx, CARD, new Copy(OPS, "7.1", 1)));
    put(new Letter.Files(CARD, new Body("All findings", "[]"), List.of(LIST)));
    run();

    assertThat(slack.calls).containsExactly("files [zombies.csv] C0OPS below 7.1 “All findings”");
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void whereNoFilesAreTakenTheWordsSaySoAndNothingElseIsLocked() {
    transactions.run(Orgs.ACME, tx -> copies.shows(tx, CARD, new Copy(OPS, "7.1", 1)));
    slack.always("files", refuses("missing_scope"));
    put(new Letter.Files(CARD, new Body("All findings", "[]"), List.of(LIST)));
    run();

    assertThat(slack.calls).containsExactly("files [zombies.csv] C0OPS below 7.1 “All findings”",
        "post C0OPS below 7.1 “All findings”");
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void filesWithoutAThreadGoToWhoeverAsked() {
    put(new Letter.Files(CARD, new Body("All findings", "[]"), List.of(LIST)));
    run();

    assertThat(slack.calls).containsExactly("post U0ANN “All findings”",
        "files [zombies.csv] U0ANN below ts1 “All findings”");
    asker = Optional.empty();
    put(new Letter.Files(CARD, new Body("All findings", "[]"), List.of(LIST)));
    run();
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 1));
  }

  @Test
  void filesThatSlackPutsOffFollowTheirMessageLater() {
    slack.next("files", tooMany(7), new SlackAnswer.TryLater("HTTP 503"));
    put(new Letter.Files(CARD, new Body("All findings", "[]"), List.of(LIST)));
    run();
    assertThat(outbox.depth()).isEqualTo(new Depth(1, 0));

    clock.advance(Duration.ofSeconds(7));
    run();
    assertThat(outbox.depth()).isEqualTo(new Depth(1, 0));

    clock.advance(Duration.ofSeconds(2));
    run();
    String files = "files [zombies.csv] U0ANN below ts1 “All findings”";
    assertThat(slack.calls).containsExactly("post U0ANN “All findings”", files, files, files);
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void filesThatSlackPutsOffKeepNoWordsInAnotherThreadWaiting() {
    CardKey other = new CardKey("digest:2");
    transactions.run(Orgs.ACME, tx -> copies.shows(tx, CARD, new Copy(OPS, "7.1", 1)));
    transactions.run(Orgs.ACME, tx -> copies.shows(tx, other, new Copy(OPS, "8.1", 1)));
    slack.next("files", tooMany(30));
    put(new Letter.Files(CARD, new Body("All findings", "[]"), List.of(LIST)));
    run();
    put(new Letter.InThread(other, new Body("Done", "[]")));
    run();

    assertThat(slack.calls).last().isEqualTo("post C0OPS below 8.1 “Done”");
  }

  @Test
  void filesThatSlackPutsOffOutliveARestart() {
    slack.next("files", tooMany(7));
    put(new Letter.Files(CARD, new Body("All findings", "[]"), List.of(LIST)));
    run();
    relay = relay();
    clock.advance(Duration.ofSeconds(7));
    run();

    assertThat(slack.calls).endsWith("post U0ANN “All findings”", "files [zombies.csv] U0ANN below ts2 “All findings”");
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void filesThatSlackRefusesForGoodAreSaidToBeMissing() {
    slack.always("files", refuses("missing_scope"));
    put(new Letter.Files(CARD, new Body("All findings", "[]"), List.of(LIST)));
    run();

    assertThat(slack.calls).hasSize(3);
    assertThat(slack.calls.getLast()).startsWith("post U0ANN below ts1 “The files could not be attached")
        .contains("files:write");
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  private Relay relay() {
    Pace pace = new Pace(clock);
    return new Relay(outbox,
        new Delivery(
            new Delivery.Workspaces(_ -> Optional.of(slack), pace, new Pictures(transactions, files, clock), _ -> true),
            transactions, copies, (_, _) -> asker,
            (_, _) -> HomePublisher.Drawn.overAny(renderer.home(List.of(weekly("Costs"))))),
        clock, new Random(1));
  }

  private Letter card(long version, String chart) {
    return new Letter.CardVersion(CARD, version, OPS, renderer.render(weekly(chart)));
  }

  private static Card weekly(String chart) {
    return new Card("Weekly", Text.of("Weekly"), List.of(new Card.Picture(new Chart.Bars(chart,
        chart + " fell by a third.", "$/mo", List.of(new Chart.Bar("EBS", 12))))));
  }

  private void put(Letter letter) {
    transactions.run(Orgs.ACME, tx -> outbox.put(tx, "key" + keys.incrementAndGet(), letter, clock.instant()));
  }

  private void run() {
    while (relay.runOnce(clock.instant()) > 0) {
      // until nothing is due
    }
  }
}
