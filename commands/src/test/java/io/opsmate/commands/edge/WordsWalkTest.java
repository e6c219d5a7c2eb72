package io.opsmate.commands.edge;

import static io.opsmate.commands.edge.Stage.ACME;
import static io.opsmate.commands.edge.Stage.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.desk.Interpreter;
import io.opsmate.commands.desk.WordsSaid;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.kernel.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words said to OpsMate: by mention, in threads, and directly. */
class WordsWalkTest {
  private static final String THREAD = "\"thread_ts\":\"17.5\",";
  private static final String FILE =
      "\"subtype\":\"file_share\",\"files\":[{\"id\":\"F1\",\"name\":\"app.log\",\"size\":12}],";
  private static final String DIRECT = "\"channel_type\":\"im\",";

  private final Stage stage = new Stage();

  @Test
  void aMentionRunsACommandAndIsAnsweredForOnePersonThere() {
    mention("<@U0BOT> sweep --region eu-west-1", "");

    assertThat(stage.calls).singleElement().satisfies(call -> {
      assertThat(call.arguments().text("region")).contains("eu-west-1");
      assertThat(call.channel()).isEqualTo(new ChannelId("C0OPS"));
    });
    assertThat(stage.letters()).singleElement().isInstanceOfSatisfying(Letter.Ephemeral.class, letter -> {
      assertThat(letter.channel()).isEqualTo(new ChannelId("C0OPS"));
      assertThat(letter.body().text()).contains("All clean.");
    });
  }

  @Test
  void aMentionInAThreadIsAnsweredInThatThread() {
    mention("<@U0BOT> sweep", THREAD);

    assertThat(stage.letters()).singleElement().isInstanceOfSatisfying(Letter.Answer.class, letter -> {
      assertThat(letter.thread()).isEqualTo("17.5");
      assertThat(letter.isPrivate()).isTrue();
    });
  }

  @Test
  void aCardAskedForInAThreadStandsInThatThread() {
    Card card = Card.saying("Dust", Text.of("Everywhere."));
    stage.sweeping = _ -> new Reply.ToChannel(new CardKey("report:1"), 3, card);

    mention("<@U0BOT> sweep", THREAD);

    assertThat(stage.letters()).singleElement().isInstanceOfSatisfying(Letter.CardAt.class, letter -> {
      assertThat(letter.thread()).isEqualTo("17.5");
      assertThat(letter.card().card()).isEqualTo(new CardKey("report:1"));
      assertThat(letter.card().channel()).isEqualTo(new ChannelId("C0OPS"));
    });
  }

  @Test
  void aDirectMessageIsAnsweredThere() {
    directly("sweep", "");

    assertThat(stage.letters()).singleElement().isInstanceOfSatisfying(Letter.Answer.class, letter -> {
      assertThat(letter.channel()).isEqualTo(new ChannelId("D0REQUESTER"));
      assertThat(letter.thread()).isEmpty();
      assertThat(letter.isPrivate()).isFalse();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"sweep", "<@U0BOT> sweep", "/opsmate sweep", "`/opsmate sweep`", "OpsMate sweep",
    "hey <@U0BOT|opsmate>   *sweep* "})
  void theWayItIsSaidDoesNotMatter(String words) {
    directly(words, "");

    assertThat(stage.calls).hasSize(1);
  }

  @Test
  void wordsBeforeTheNameCountWhenNoneFollow() {
    mention("sweep <@U0BOT>", "");

    assertThat(stage.calls).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"bot_id\":\"B1\",", "\"edited\":{\"user\":\"U0REQUESTER\",\"ts\":\"1.2\"},",
    "\"subtype\":\"message_changed\",", "\"subtype\":\"message_deleted\",", "\"subtype\":\"bot_message\","})
  void whatBotsSayAndWhatWasChangedIsNoQuestion(String more) {
    directly("sweep", more);
    mention("<@U0BOT> sweep", more);

    assertThat(stage.calls).isEmpty();
    assertThat(stage.letters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"subtype\":\"channel_topic\",", "\"subtype\":\"message_replied\","})
  void whatSlackWritesAboutAChannelIsNoQuestion(String more) {
    mention("set the channel topic: ask <@U0BOT> sweep", more);

    assertThat(stage.jobs.waiting(ACME)).isEmpty();
    assertThat(stage.calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {FILE, "\"subtype\":\"me_message\",", "\"subtype\":\"thread_broadcast\"," + THREAD, FILE + THREAD})
  void whatIsSaidWithAFileOrOfOneselfOrToTheChannelTooIsAnswered(String more) {
    directly("sweep", more);
    mention("<@U0BOT> sweep", more);

    assertThat(stage.calls).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"subtype\":\"file_share\",", "\"subtype\":\"me_message\",",
    "\"subtype\":\"thread_broadcast\","})
  void whatIsSaidSoAmongPeopleIsNoQuestion(String more) {
    say(SignedSlack.said("message", "sweep", "C0OPS", "\"channel_type\":\"channel\"," + more, "Ev1"));

    assertThat(stage.calls).isEmpty();
  }

  @Test
  void filesAreNotReadAndTheAnswerSaysSo() {
    directly("sweep", FILE);
    mention("<@U0BOT> how bad is this?", FILE.replace("[", "[{\"id\":\"F0\",\"name\":\"old.log\"},"));

    assertThat(stage.answers()).first().asString().contains("All clean.", "I cannot read files", "the file you sent");
    assertThat(stage.answers()).last().asString().contains("did not look at the 2 files you sent");
  }

  @Test
  void aCardForTheChannelSaysOfFilesToo() {
    stage.sweeping = _ -> new Reply.ToChannel(new CardKey("report:1"), 3, Card.saying("Dust", Text.of("Everywhere.")));

    mention("<@U0BOT> sweep", FILE + THREAD);

    assertThat(stage.letters()).singleElement()
        .isInstanceOfSatisfying(Letter.CardAt.class,
            letter -> assertThat(letter.card().body().text()).contains("I cannot read files"));
  }

  @Test
  void aFileWithoutAWordIsAnswered() {
    directly("", FILE);

    assertThat(stage.answers()).singleElement().asString().contains("I cannot read files");
  }

  @Test
  void wordsKeptBeforeFilesWereToldOfAreStillAnswered() {
    stage.memory.run(ACME, tx -> stage.jobs.enqueue(tx,
        new JobType<>("slack-words", 2, WordsSaid.Second.class, true), "old", new WordsSaid.Second("sweep",
            REQUESTER.value(), "T0ACME", "D0REQUESTER", "", "1.1", "old", stage.clock.instant().toString()),
        stage.clock.instant()));
    stage.jobs.runDue(stage.clock.instant());

    assertThat(stage.calls).hasSize(1);
  }

  @Test
  void moreThanIsTakenIsCutAndTheAnswerSaysSo() {
    directly("sweep " + "x".repeat(2_995), "");
    directly("y".repeat(3_000), "", "Ev-whole");

    assertThat(stage.answers()).first().asString().contains("I read its first 3,000 characters");
    assertThat(stage.answers()).last().asString().doesNotContain("3,000 characters");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"why is checkout slow, <@U0BOT>?|why is checkout slow?", "<@U0BOT> why is it slow?|why is it slow?",
        "why is it slow <@U0BOT>|why is it slow", "can you, <@U0BOT>, tell me why?|can you, tell me why?",
        "it is slow. <@U0BOT> why?|it is slow. why?", "Hey <@U0BOT>, why?|why?", "<@U0BOT>: why?|why?",
        "hello <@U0BOT> sweep|sweep",
        "ask <@U0BOT> or <@U0ANN>, <@U0BOT>!|ask or <@U0ANN>!", "why?|why?", "<@U0BOT>|''"})
  void whatStandsBeforeTheNameCountsLikeWhatFollowsIt(String text, String words) {
    assertThat(Addressed.of(text, List.of("U0BOT")).words()).isEqualTo(words);
  }

  @Test
  void whereSlackDoesNotSayWhoOpsMateIsTheFirstNameIsTaken() {
    assertThat(Addressed.of("ask <@U0BOT> or <@U0ANN>?", List.of()).words()).isEqualTo("ask or <@U0ANN>?");
  }

  @Test
  void whatOpsMateItselfSaysIsNoQuestion() {
    String own = SignedSlack.said("message", "sweep", "D0REQUESTER", DIRECT, "Ev1");
    assertThat(stage.post(own.replace("\"user\":\"U0REQUESTER\"", "\"user\":\"U0BOT\"")).status()).isEqualTo(200);
    assertThat(stage.post(own.replace("\"user\":\"U0REQUESTER\"", "\"user\":\"USLACKBOT\"")).status()).isEqualTo(200);

    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void aMessageInAChannelThatNamesNobodyIsNoQuestion() {
    stage.post(SignedSlack.said("message", "sweep", "C0OPS", "\"channel_type\":\"channel\",", "Ev1"));

    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void wordsDeliveredAgainAreSaidOnce() {
    String body = SignedSlack.said("app_mention", "<@U0BOT> sweep", "C0OPS", "", "Ev1");
    stage.post(body);
    stage.post(body.replace("unused", "again"));
    stage.jobs.runDue(stage.clock.instant());

    assertThat(stage.calls).hasSize(1);
  }

  @Test
  void wordsThatCannotBeRecordedAreTakenWhenTheyComeAgain() {
    String body = SignedSlack.said("app_mention", "<@U0BOT> sweep", "C0OPS", "", "Ev1");
    stage.databaseFault = new RetriableFailure("no connection", new IllegalStateException());
    assertThat(stage.post(body).status()).isEqualTo(503);
    stage.databaseFault = null;

    assertThat(stage.post(body).status()).isEqualTo(200);
    assertThat(stage.jobs.waiting(ACME)).hasSize(1);
  }

  @Test
  void wordsThatAreNoCommandGetTheNearest() {
    directly("could you sweeep the floor, please?", "");

    assertThat(stage.answers()).singleElement().asString().contains("No command “could”.", "/opsmate sweep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sweep the floor in eu-west-1, which room is worst?", "sweep nothing before Monday"})
  void aSentenceThatBeginsLikeACommandGoesToWhoeverUnderstandsSentences(String words) {
    List<Interpreter.Sentence> heard = new ArrayList<>();
    stage.interpreter = new Interpreter() {
      @Override
      public Reply reply(Sentence sentence, Runs runs) {
        heard.add(sentence);
        return new Reply.Nothing();
      }

      @Override
      public boolean understandsSentences() {
        return true;
      }
    };
    directly(words, "");
    directly("sweep --region eu-west-1", "", "Ev-second");

    assertThat(heard).singleElement().satisfies(sentence -> {
      assertThat(sentence.words()).isEqualTo(words);
      assertThat(sentence.nearest().headline().plain()).contains("is too much");
    });
    assertThat(stage.calls).hasSize(1);
  }

  @Test
  void whereNobodyUnderstandsSentencesWhatDoesNotFitIsSaid() {
    directly("sweep nothing before Monday", "");

    assertThat(stage.answers()).singleElement().asString().contains("“nothing” is too much");
    assertThat(stage.calls).isEmpty();
  }

  @Test
  void whatNeedsAWindowIsOfferedAsAButton() {
    directly("setup", "");

    assertThat(stage.answers()).singleElement().asString().contains("run:setup");
    stage.press(Clicks.onMessage("run:setup", "setup", REQUESTER.value(), "17.1", "t"));
    assertThat(stage.windows.triggers).containsExactly("t");
    assertThat(stage.answers()).last().asString().contains("asks sweep_setup");
  }

  @Test
  void whatFailsForGoodIsEndedWhereItIsShownAsWorkedOn() {
    List<Reply> sorry = new ArrayList<>();
    stage.interpreter = new Interpreter() {
      @Override
      public Reply reply(Sentence sentence, Runs runs) {
        throw new RetriableFailure("throttled", new IllegalStateException());
      }

      @Override
      public Reply gaveUp(Sentence sentence, Reply why) {
        sorry.add(why);
        return new Reply.Nothing();
      }
    };
    stage.post(SignedSlack.said("message", "how are we doing?", "D0REQUESTER", DIRECT, "Ev-direct"));
    for (int minute = 0; minute < 4; minute++) {
      stage.jobs.runDue(stage.clock.instant());
      stage.clock.advance(Duration.ofMinutes(1));
    }

    assertThat(sorry).singleElement().asString().contains("did not answer for 2 minutes", "throttled");
    assertThat(stage.answers()).isEmpty();
    assertThat(stage.jobs.waiting(ACME)).isEmpty();
  }

  @Test
  void theFirstLookAtTheMessagesTabIsWelcomedOnce() {
    stage.post(SignedSlack.homeOpened("messages", "U0REQUESTER", "Ev1"));
    stage.post(SignedSlack.homeOpened("messages", "U0REQUESTER", "Ev2"));
    stage.jobs.runDue(stage.clock.instant());

    assertThat(stage.answers()).singleElement().asString().startsWith("Welcome to OpsMate");
  }

  private void mention(String words, String more) {
    say(SignedSlack.said("app_mention", words, "C0OPS", more, "Ev-mention"));
  }

  private void directly(String words, String more) {
    directly(words, more, "Ev-direct");
  }

  private void directly(String words, String more, String event) {
    say(SignedSlack.said("message", words, "D0REQUESTER", DIRECT + more, event));
  }

  private void say(String body) {
    assertThat(stage.post(body).status()).isEqualTo(200);
    stage.jobs.runDue(stage.clock.instant());
  }
}
