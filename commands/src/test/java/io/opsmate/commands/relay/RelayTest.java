package io.opsmate.commands.relay;

import static io.opsmate.commands.relay.ScriptedSlack.refuses;
import static io.opsmate.commands.relay.ScriptedSlack.tooMany;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.cache.InMemoryCache;
import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.commands.outbox.Outbox.Depth;
import io.opsmate.commands.testkit.InMemoryCardCopies;
import io.opsmate.commands.testkit.InMemoryKnownFiles;
import io.opsmate.commands.testkit.InMemoryOutbox;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.ports.Cache;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RelayTest {
  private static final CardKey CARD = new CardKey("approval:1");
  private static final ChannelId OPS = new ChannelId("C0OPS");
  private static final MemberId ANN = new MemberId("U0ANN");
  private static final String URL = "https://hooks.slack.com/actions/1";

  private final SetClock clock = SetClock.atNoon();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, new SequentialIds());
  private final InMemoryCardCopies copies = new InMemoryCardCopies();
  private final InMemoryKnownFiles files = new InMemoryKnownFiles();
  private final ScriptedSlack slack = new ScriptedSlack();
  private Optional<MemberId> asker = Optional.of(ANN);
  private boolean installed = true;
  private HomePublisher homes = (org, member) -> HomePublisher.Drawn.overAny("view of " + member);
  private final Relay relay = relay(new Pace(clock));
  private final AtomicInteger keys = new AtomicInteger();

  @Test
  void firstVersionIsPostedAndLaterOnesEditIt() {
    put(card(1));
    run();
    clock.advance(Duration.ofSeconds(1));
    put(card(2));
    run();

    assertThat(slack.calls).containsExactly("post C0OPS with blocks “v1”", "update C0OPS ts1 with blocks “v2”");
    assertThat(copiesOf(CARD)).containsExactly(new Copy(OPS, "ts1", 2));
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void versionThatEveryCopyShowsAlreadyIsNotSentAgain() {
    shows(new Copy(OPS, "7", 3));
    put(card(2));
    run();

    assertThat(slack.calls).isEmpty();
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void aWindowShowsWhatItsLetterSays() {
    put(new Letter.InWindow("V1", "view", privately("instead")));
    run();

    assertThat(slack.calls).containsExactly("window V1 “view”");
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void whatAClosedWindowWasToSayLeavesAsAMessage() {
    slack.next("window", refuses("not_found"));
    put(new Letter.InWindow("V1", "view", privately("instead")));
    run();

    assertThat(slack.calls).containsExactly("window V1 “view”", "ephemeral C0OPS U0ANN “instead”");
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void aViewThatSlackRefusesLeavesAsAMessageToo() {
    slack.next("window", refuses("invalid_arguments"));
    put(new Letter.InWindow("V1", "view", new Letter.Response(URL, false, privately("instead"))));
    run();

    assertThat(slack.calls).containsExactly("window V1 “view”", "respond " + URL + " “instead”");
  }

  @Test
  void aClosedWindowWithNothingElseToSayIsDone() {
    slack.next("window", refuses("not_found"));
    put(new Letter.InWindow("V1", "view", null));
    run();

    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void aWindowWaitsOutA429() {
    slack.next("window", tooMany(3));
    put(new Letter.InWindow("V1", "view", null));
    run();
    clock.advance(Duration.ofSeconds(3));
    run();

    assertThat(slack.calls).containsExactly("window V1 “view”", "window V1 “view”");
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  private static Letter.Ephemeral privately(String words) {
    return new Letter.Ephemeral(OPS, ANN, new Body(words, "[]"));
  }

  @Test
  void everyOlderCopyIsEdited() {
    shows(new Copy(OPS, "7", 1));
    shows(new Copy(OPS, "8", 0));
    shows(new Copy(OPS, "9", 2));
    put(card(2));
    run();

    assertThat(slack.calls).containsExactly("update C0OPS 7 with blocks “v2”", "update C0OPS 8 with blocks “v2”");
  }

  @Test
  void cardThatSomebodyDeletedIsPostedAnew() {
    shows(new Copy(OPS, "7", 1));
    slack.next("update C0OPS 7", refuses("message_not_found"));
    put(card(2));
    run();

    assertThat(slack.calls).last().isEqualTo("post C0OPS with blocks “v2”");
    assertThat(copiesOf(CARD)).containsExactly(new Copy(OPS, "ts1", 2));
  }

  @Test
  void oneDeletedCopyOfTwoIsJustForgotten() {
    shows(new Copy(OPS, "7", 1));
    shows(new Copy(OPS, "8", 1));
    slack.next("update C0OPS 7", refuses("message_not_found"));
    put(card(2));
    run();

    assertThat(slack.calls).noneMatch(call -> call.startsWith("post"));
    assertThat(copiesOf(CARD)).containsExactly(new Copy(OPS, "8", 2));
  }

  @Test
  void refusedLayoutGoesAsWords() {
    slack.next("post", refuses("invalid_blocks"));
    put(card(1));
    run();

    assertThat(slack.calls).containsExactly("post C0OPS with blocks “v1”", "post C0OPS “v1”");
    assertThat(copiesOf(CARD)).containsExactly(new Copy(OPS, "ts1", 1));
  }

  @Test
  void tooLongLayoutOfAnEditGoesAsWords() {
    shows(new Copy(OPS, "7", 1));
    slack.next("update", refuses("msg_blocks_too_long"));
    put(card(2));
    run();

    assertThat(slack.calls).containsExactly("update C0OPS 7 with blocks “v2”", "update C0OPS 7 “v2”");
  }

  @Test
  void retryAfterIsWaitedOut() {
    slack.next("post", tooMany(7));
    put(card(1));
    run();
    clock.advance(Duration.ofMillis(6_999));
    run();
    assertThat(slack.calls).hasSize(1);

    clock.advance(Duration.ofMillis(1));
    run();

    assertThat(slack.calls).hasSize(2);
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void retryAfterOfOneChannelHoldsItsOtherCardsToo() {
    slack.next("post", tooMany(7));
    put(card(1));
    run();
    put(new Letter.CardVersion(new CardKey("report:2"), 1, OPS, body("other")));
    put(new Letter.CardVersion(new CardKey("report:3"), 1, new ChannelId("C0DEV"), body("elsewhere")));
    run();

    assertThat(slack.calls).containsExactly("post C0OPS with blocks “v1”", "post C0DEV with blocks “elsewhere”");
  }

  @Test
  void aBusyConversationKeepsNoThreadOfAnotherWaiting() {
    CardKey other = new CardKey("report:2");
    shows(new Copy(OPS, "7", 1));
    transactions.run(Orgs.ACME, tx -> copies.shows(tx, other, new Copy(new ChannelId("C0DEV"), "8", 1)));
    slack.next("post C0OPS", tooMany(30));
    put(new Letter.InThread(CARD, body("done")));
    run();
    put(new Letter.InThread(other, body("done elsewhere")));
    run();

    assertThat(slack.calls).containsExactly("post C0OPS below 7 with blocks “done”",
        "post C0DEV below 8 with blocks “done elsewhere”");
    clock.advance(Duration.ofSeconds(30));
    run();
    assertThat(slack.calls).last().isEqualTo("post C0OPS below 7 with blocks “done”");
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void aBusyAddressKeepsNoAnswerToSomebodyElseWaiting() {
    slack.next("respond " + URL + "1", tooMany(30));
    put(new Letter.Response(URL + "1", false, ephemeral()));
    run();
    put(new Letter.Response(URL + "2", false, new Letter.Ephemeral(OPS, new MemberId("U0BOB"), body("hi"))));
    run();

    assertThat(slack.calls).containsExactly("respond " + URL + "1 with blocks “hi”",
        "respond " + URL + "2 with blocks “hi”");
    assertThat(outbox.depth()).isEqualTo(new Depth(1, 0));
  }

  @Test
  void aBusyDirectMessageKeepsNoOtherWaiting() {
    slack.next("post U0ANN", tooMany(30));
    put(new Letter.Ephemeral(new ChannelId("U0ANN"), ANN, body("hi")));
    run();
    put(new Letter.Ephemeral(new ChannelId("U0BOB"), new MemberId("U0BOB"), body("hi")));
    run();

    assertThat(slack.calls).containsExactly("post U0ANN with blocks “hi”", "post U0BOB with blocks “hi”");
  }

  @Test
  void whatSlackCountsInTheWholeWorkspaceWaitsTogether() {
    slack.next("ephemeral", tooMany(30));
    put(ephemeral());
    run();
    put(new Letter.Ephemeral(OPS, new MemberId("U0BOB"), body("hi")));

    assertThat(relay.runOnce(clock.instant())).isZero();
  }

  @Test
  void burstOfThreeThenOneASecond() {
    for (int n = 0; n < 5; n++) {
      put(new Letter.CardVersion(new CardKey("report:" + n), 1, OPS, body("r" + n)));
    }
    run();
    assertThat(slack.calls).hasSize(3);

    clock.advance(Duration.ofSeconds(1));
    run();
    assertThat(slack.calls).hasSize(4);

    clock.advance(Duration.ofSeconds(1));
    run();
    assertThat(slack.calls).hasSize(5);
  }

  @Test
  void cardIsEditedOnceASecondAndSkipsWhatWasOvertaken() {
    shows(new Copy(OPS, "7", 1));
    put(card(2));
    run();
    put(card(3));
    run();
    put(card(4));
    clock.advance(Duration.ofSeconds(1));
    run();

    assertThat(slack.calls).containsExactly("update C0OPS 7 with blocks “v2”", "update C0OPS 7 with blocks “v4”");
  }

  @Test
  void slackDownLosesNothingAndIsAskedEverMoreRarely() {
    slack.always("post", new SlackAnswer.TryLater("HTTP 503"));
    put(card(1));
    for (int second = 0; second < 600; second++) {
      run();
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(slack.calls).hasSizeBetween(12, 22);
    assertThat(outbox.depth()).isEqualTo(new Depth(1, 0));

    slack.always("post", new SlackAnswer.Sent(OPS, "late"));
    clock.advance(Duration.ofSeconds(72));
    run();

    assertThat(copiesOf(CARD)).containsExactly(new Copy(OPS, "late", 1));
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 0));
  }

  @Test
  void lockedWorkspaceIsAskedOnceAMinuteAndLosesNothing() {
    slack.always("post", refuses("invalid_auth"));
    put(card(1));
    put(new Letter.CardVersion(new CardKey("report:2"), 1, new ChannelId("C0DEV"), body("other")));
    for (int second = 0; second < 180; second++) {
      run();
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(slack.calls).hasSize(3);
    assertThat(outbox.depth()).isEqualTo(new Depth(2, 0));
  }

  @Test
  void cardForAChannelWithoutUsGoesToWhoeverAskedAndIsKeptUpToDate() {
    slack.always("post C0OPS", refuses("not_in_channel"))
        .next("post U0ANN", new SlackAnswer.Sent(new ChannelId("D1"), "5"));
    put(card(1));
    run();
    clock.advance(Duration.ofSeconds(1));
    put(card(2));
    run();

    assertThat(slack.calls).containsExactly("post C0OPS with blocks “v1”", "post U0ANN with blocks “v1”",
        "update D1 5 with blocks “v2”");
  }

  @Test
  void cardForAChannelWithoutUsAndNobodyToTellIsSetAsideAndItsStreamGoesOn() {
    asker = Optional.empty();
    slack.next("post C0OPS", refuses("is_archived"));
    put(card(1));
    run();
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 1));

    put(card(2));
    run();

    assertThat(copiesOf(CARD)).containsExactly(new Copy(OPS, "ts1", 2));
  }

  @Test
  void messageBelowACardGoesToItsThread() {
    shows(new Copy(OPS, "7", 1));
    put(new Letter.InThread(CARD, body("done")));
    run();

    assertThat(slack.calls).containsExactly("post C0OPS below 7 with blocks “done”");
  }

  @Test
  void messageBelowACardWaitsUntilTheCardIsPosted() {
    slack.next("post C0OPS", tooMany(2));
    put(card(1));
    put(new Letter.InThread(CARD, body("done")));
    run();
    assertThat(slack.calls).hasSize(1);

    clock.advance(Duration.ofSeconds(2));
    run();

    assertThat(slack.calls).endsWith("post C0OPS with blocks “v1”", "post C0OPS below ts1 with blocks “done”");
  }

  @Test
  void messageBelowACardThatStandsNowhereGoesToWhoeverAsked() {
    put(new Letter.InThread(CARD, body("done")));
    run();

    assertThat(slack.calls).containsExactly("post U0ANN with blocks “done”");
  }

  @Test
  void answerGoesByItsUrl() {
    put(new Letter.Response(URL, false, ephemeral()));
    run();

    assertThat(slack.calls).containsExactly("respond " + URL + " with blocks “hi”");
  }

  @Test
  void anAddressThatLetsAnyoneWriteIsNeitherInTheCacheNorNamedInLogs() {
    List<String> names = new ArrayList<>();
    slack.next("respond", tooMany(3));
    put(new Letter.Response(URL, false, ephemeral()));
    Relay watched = relay(new Pace(named(new InMemoryCache(clock), names), clock));
    while (watched.runOnce(clock.instant()) > 0) {
      // until nothing is due
    }

    assertThat(names).isNotEmpty().noneMatch(name -> name.contains("hooks.slack.com"));
    assertThat(Kind.response(URL).method()).isEqualTo("response_url");
    assertThat(Kind.response(URL).toString()).doesNotContain("hooks.slack.com");
    assertThat(Kind.response(URL)).isNotEqualTo(Kind.response(URL + "2"));
  }

  @Test
  void aLateAddressWaitsAloneHoweverOftenSlackSaysSo() {
    slack.next("respond " + URL + "1", tooMany(5)).next("respond " + URL + "2", tooMany(5));
    CarefulPost careful = new CarefulPost(Orgs.ACME, slack, new Pace(clock), new Pictures(transactions, files, clock));
    assertThat(careful.respond(URL + "1", false, body("hi"))).isInstanceOf(Sending.Paced.class);
    assertThat(careful.respond(URL + "2", false, body("hi"))).isInstanceOf(Sending.Paced.class);

    assertThat(careful.respond(URL + "3", false, body("hi"))).isInstanceOf(Sending.Sent.class);
    assertThat(careful.respond(URL + "1", false, body("hi"))).isInstanceOf(Sending.Paced.class);
    assertThat(slack.calls).hasSize(3);
  }

  @Test
  void usedUpUrlFallsBackToAMessageForOnePerson() {
    slack.next("respond", refuses("used_url"));
    put(new Letter.Response(URL, false, ephemeral()));
    run();

    assertThat(slack.calls).last().isEqualTo("ephemeral C0OPS U0ANN with blocks “hi”");
  }

  @Test
  void foreignUrlIsNeverCalled() {
    put(new Letter.Response("https://evil.test/x", false, ephemeral()));
    run();

    assertThat(slack.calls).containsExactly("ephemeral C0OPS U0ANN with blocks “hi”");
  }

  @Test
  void answerInAChannelWithoutUsGoesDirectlyAndSaysHowToInvite() {
    slack.next("ephemeral", refuses("not_in_channel"));
    put(ephemeral());
    run();

    assertThat(slack.calls).containsExactly("ephemeral C0OPS U0ANN with blocks “hi”", "post U0ANN with blocks “hi”");
    assertThat(Bodies.with(body("hi"), Remarks.notThere(OPS, "not_in_channel")).text()).contains("/invite @OpsMate");
  }

  @Test
  void answerToAPressOnHomeGoesDirectly() {
    put(new Letter.Ephemeral(new ChannelId("U0ANN"), ANN, body("hi")));
    run();

    assertThat(slack.calls).containsExactly("post U0ANN with blocks “hi”");
  }

  @Test
  void homeIsDrawnWhenItIsSent() {
    put(new Letter.Home(ANN));
    homes = (org, member) -> HomePublisher.Drawn.overAny("fresh view");
    run();

    assertThat(slack.calls).containsExactly("home U0ANN “fresh view”");
  }

  @Test
  void aHomeThatSomebodyElseReplacedIsDrawnAnewAndPublishedOverAnything() {
    List<String> hashes = new ArrayList<>();
    homes = new HomePublisher() {
      private int drawn;

      @Override
      public Drawn draw(OrgId org, MemberId member) {
        return new Drawn("view " + ++drawn, "old");
      }

      @Override
      public void published(OrgId org, MemberId member, String hash) {
        hashes.add(hash);
      }
    };
    slack.next("home U0ANN over old", ScriptedSlack.refuses("hash_conflict"));
    put(new Letter.Home(ANN));
    run();

    assertThat(slack.calls).containsExactly("home U0ANN over old “view 1”", "home U0ANN “view 2”");
    assertThat(hashes).containsExactly("ts1");
  }

  @Test
  void drawingThatBreaksKeepsTheLetter() {
    homes = (org, member) -> {
      throw new IllegalStateException("database down");
    };
    put(new Letter.Home(ANN));
    run();
    assertThat(outbox.depth()).isEqualTo(new Depth(1, 0));

    homes = (org, member) -> HomePublisher.Drawn.overAny("view");
    clock.advance(Duration.ofSeconds(2));
    run();

    assertThat(slack.calls).containsExactly("home U0ANN “view”");
  }

  @Test
  void aLetterThatAlwaysBreaksIsGivenUpAndItsStreamGoesOn() {
    homes = (org, member) -> {
      throw new IllegalStateException("a bug");
    };
    put(new Letter.Home(ANN));
    for (int i = 0; i < Relay.MOST_BREAKS; i++) {
      assertThat(outbox.depth()).isEqualTo(new Depth(1, 0));
      run();
      clock.advance(Duration.ofMinutes(2));
    }
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 1));

    homes = (org, member) -> HomePublisher.Drawn.overAny("view");
    put(new Letter.Home(ANN));
    run();

    assertThat(slack.calls).containsExactly("home U0ANN “view”");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsWaitedForHoweverLong() {
    homes = (org, member) -> {
      throw new RetriableFailure("the database does not answer", new IllegalStateException());
    };
    put(new Letter.Home(ANN));
    for (int i = 0; i < 3 * Relay.MOST_BREAKS; i++) {
      run();
      clock.advance(Duration.ofMinutes(2));
    }

    assertThat(outbox.depth()).isEqualTo(new Depth(1, 0));
  }

  @Test
  void lettersForAWorkspaceThatRemovedOpsMateAreSetAsideAndNotTriedAgain() {
    installed = false;
    put(card(1));
    put(new Letter.Home(ANN));
    run();

    assertThat(slack.calls).isEmpty();
    assertThat(outbox.depth()).isEqualTo(new Depth(0, 2));
  }

  @Test
  void aWorkspaceThatRefusesNewerBlocksGetsOlderOnesForADay() {
    slack.next("post", new SlackAnswer.Refused("invalid_blocks",
        List.of("[ERROR] unsupported type: plan [json-pointer:/blocks/0/type]")));
    putPlan(1);
    run();
    clock.advance(Duration.ofHours(23));
    putPlan(2);
    run();
    clock.advance(Duration.ofHours(2));
    putPlan(3);
    run();

    assertThat(slack.layouts).extracting(blocks -> blocks.contains("\"plan\""))
        .containsExactly(true, false, false, true);
    assertThat(slack.layouts).allMatch(blocks -> blocks.contains("Scan"));
  }

  @Test
  void blocksThatSlackRefusesInBothShapesLeaveAsWords() {
    slack.next("post", refuses("invalid_blocks"), refuses("invalid_blocks"));
    putPlan(1);
    run();

    assertThat(slack.calls).containsExactly("post C0OPS with blocks “words”", "post C0OPS with blocks “words”",
        "post C0OPS “words”");
  }

  @Test
  void afterTwo429sTheWholeMethodWaits() {
    slack.next("post C0ONE", tooMany(5)).next("post C0TWO", tooMany(5));
    List.of("C0ONE", "C0TWO", "C0SIX")
        .forEach(place -> put(new Letter.CardVersion(new CardKey(place), 1, new ChannelId(place), body("hi"))));
    run();

    assertThat(slack.calls).containsExactly("post C0ONE with blocks “hi”", "post C0TWO with blocks “hi”");
    clock.advance(Duration.ofSeconds(5));
    run();
    assertThat(slack.calls).hasSize(5);
  }

  @Test
  void afterA429AWorkspaceKeepsItsTier() {
    slack.next("update", tooMany(1));
    for (int i = 0; i < 60; i++) {
      CardKey card = new CardKey("card:" + i);
      transactions.run(Orgs.ACME, tx -> copies.shows(tx, card, new Copy(OPS, card.value(), 1)));
      put(new Letter.CardVersion(card, 2, OPS, body("hi")));
    }
    run();
    clock.advance(Duration.ofSeconds(1));
    run();

    assertThat(slack.calls).hasSize(1 + Pace.TIER_3.burst());
  }

  private void putPlan(long version) {
    put(new Letter.CardVersion(CARD, version, OPS, new Body("words",
        "[{\"type\":\"plan\",\"title\":\"Work\",\"tasks\":[{\"type\":\"task_card\",\"task_id\":\"1\",\"title\":\"Scan\","
            + "\"status\":\"complete\"}]}]")));
  }

  @Test
  void slackWithoutATsMakesEveryVersionANewMessage() {
    slack.always("post", new SlackAnswer.Sent(OPS, ""));
    put(card(1));
    run();
    put(card(2));
    run();

    assertThat(slack.calls).containsExactly("post C0OPS with blocks “v1”", "post C0OPS with blocks “v2”");
  }

  private Relay relay(Pace pace) {
    return new Relay(outbox,
        new Delivery(
            new Delivery.Workspaces(_ -> Optional.<SlackPost>of(slack).filter(_ -> installed), pace,
                new Pictures(transactions, files, clock), url -> url.startsWith("https://hooks.slack.com/")),
            transactions, copies, (_, _) -> asker, asNow()),
        clock, new Random(1));
  }

  /** Writes down under what names something is kept. */
  private static Cache named(Cache cache, List<String> names) {
    return new Cache() {
      @Override
      public Optional<String> get(OrgId org, String key) {
        names.add(key);
        return cache.get(org, key);
      }

      @Override
      public void put(OrgId org, String key, String value, Duration keep) {
        names.add(key);
        cache.put(org, key, value, keep);
      }

      @Override
      public void remove(OrgId org, String key) {
        names.add(key);
        cache.remove(org, key);
      }

      @Override
      public Duration take(OrgId org, String kind, Cache.Allowance allowance) {
        names.add(kind);
        return cache.take(org, kind, allowance);
      }
    };
  }

  private void put(Letter letter) {
    transactions.run(Orgs.ACME, tx -> outbox.put(tx, "key" + keys.incrementAndGet(), letter, clock.instant()));
  }

  private void run() {
    while (relay.runOnce(clock.instant()) > 0) {
      // until nothing is due
    }
  }

  private void shows(Copy copy) {
    transactions.run(Orgs.ACME, tx -> copies.shows(tx, CARD, copy));
  }

  private List<Copy> copiesOf(CardKey card) {
    return transactions.in(Orgs.ACME, tx -> copies.of(tx, card));
  }

  private static Letter.CardVersion card(long version) {
    return new Letter.CardVersion(CARD, version, OPS, body("v" + version));
  }

  private static Letter.Ephemeral ephemeral() {
    return new Letter.Ephemeral(OPS, ANN, body("hi"));
  }

  private static Body body(String text) {
    return new Body(text, "[{\"type\":\"divider\"}]");
  }

  /** Whatever draws at that moment. */
  private HomePublisher asNow() {
    return new HomePublisher() {
      @Override
      public Drawn draw(OrgId org, MemberId member) {
        return homes.draw(org, member);
      }

      @Override
      public void published(OrgId org, MemberId member, String hash) {
        homes.published(org, member, hash);
      }
    };
  }
}
