package io.opsmate.commands.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.blockkit.BlockKitValidator;
import io.opsmate.commands.desk.Interpreter;
import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.ask.Route;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.testkit.BoxTools;
import io.opsmate.skills.testkit.Boxes;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see of a conversation. */
class ConversationTest {
  private static final Evidence BOX = new Evidence("box:b-1", "box b-1");
  private static final Interpreter.Place DIRECT = new Interpreter.Place("T0ACME", new ChannelId("D0ANN"), "", "21.1");

  private static final Interpreter.Place BELOW = new Interpreter.Place("T0ACME", Room.OPS, "17.5", "17.9");

  private final Room room = new Room();

  @Test
  void withoutAModelItSaysWhatItRecognisesAndWhy() {
    Reply reply = room.say(Advisor.NONE, "please sweep in eu-west-1, will you?");

    assertThat(blocks(reply)).contains("I recognised `sweep`, `eu-west-1`", "Run sweep --region=eu-west-1",
        "no language model is set up");
    assertThat(room.slack.calls).isEmpty();
    assertThat(room.ran).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoIsNoMemberIsAnsweredNothingFromTheEstate(boolean hasModel) {
    room.members.barred(Room.ANN, "guests have no rights in OpsMate");
    Advisor model = hasModel
        ? room.model(Room.question(), _ -> Room.says("A secret."))
        : Advisor.NONE;

    assertThat(blocks(room.say(model, "please sweep in eu-west-1"))).contains("I read nothing and answer nothing here",
        "only members of this workspace", "guests have no rights in OpsMate");
    assertThat(room.asked).isEmpty();
    assertThat(room.slack.messages).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoseRightsCannotBeLookedUpIsAnsweredOnceTheyCan(boolean hasModel) {
    room.members.unknown(Room.ANN, "Slack's directory answered HTTP 503");
    Advisor model = hasModel ? room.model(Room.question(), _ -> Room.says("One box.")) : Advisor.NONE;

    Assertions.assertThatThrownBy(() -> room.say(model, "sweep any boxes?", BELOW, "same"))
        .isInstanceOf(RetriableFailure.class)
        .hasMessageContaining("Slack's directory answered HTTP 503");
    assertThat(room.asked).isEmpty();
    assertThat(room.slack.messages).isEmpty();

    room.members.inGroups(Room.ANN);
    Reply reply = room.say(model, "sweep any boxes?", BELOW, "same");
    assertThat(hasModel ? shown(room) : blocks(reply)).contains(hasModel ? "One box." : "I recognised `sweep`");
  }

  @Test
  void aMemberWithoutFurtherRightsIsOfferedNoToolsAndCommandsOfOthers() {
    room.say(room.model(Room.question(), _ -> Room.says("One.")), "any boxes?");

    assertThat(room.asked.getFirst().variables().get("commands")).contains("sweep").doesNotContain("rule");
  }

  @Test
  void theFirstSignComesBeforeTheModelIsAsked() {
    room.say(room.model(_ -> {
      assertThat(room.slack.calls).containsExactly("status 17.5 “is at work: Reading what you wrote”");
      return new Advice.Unavailable<>("it is down");
    }, _ -> Room.says("")), "how are the boxes?");
  }

  @Test
  void aCheapCommandRunsAtOnceAndSaysWhatItTookTheWordsFor() {
    Reply reply = room.say(room.model(Room.means("/opsmate waiting"), _ -> Room.says("")), "what are we waiting for?");

    assertThat(room.ran).containsExactly("waiting");
    assertThat(blocks(reply)).contains("Ran waiting", "I took what you wrote as `/opsmate waiting`");
    assertThat(room.slack.calls).last().isEqualTo("status 17.5 “”");
  }

  @Test
  void anExpensiveCommandIsAskedAboutFirst() {
    Reply reply = room.say(room.model(Room.means("sweep --region eu-west-1"), _ -> Room.says("")), "clean Ireland");

    assertThat(room.ran).isEmpty();
    assertThat(blocks(reply)).contains("Nothing has run yet", "Run sweep --region=eu-west-1",
        "sweep --region=\\\"eu-west-1\\\"");
  }

  @Test
  void whoMayNotRunACommandIsNotAskedAboutIt() {
    room.say(room.model(Room.means("rule"), _ -> Room.says("")), "rule us all");

    assertThat(room.ran).containsExactly("rule");
  }

  @Test
  void aCommandThatWasRefusedIsNotRememberedAsRun() {
    room.say(room.model(Room.means("rule"), _ -> Room.says("")), "rule us all");

    List<TalkMemory.Exchange> kept = room.transactions.in(Orgs.ACME,
        tx -> room.memory.latest(tx, new TalkMemory.Thread(Room.OPS, "17.5"), 1));
    assertThat(kept).singleElement()
        .satisfies(said -> assertThat(said.answer()).startsWith("/opsmate rule was asked for, not run"));
  }

  @Test
  void aCommandThatIsNoneIsAnsweredAsAQuestion() {
    room.say(room.model(Room.means("delete everything"), _ -> Room.says("No such thing.")), "delete everything");

    assertThat(room.slack.messages.get("ts1")).contains("No such thing.");
  }

  @Test
  void anAnswerGrowsInWholeSentencesAndEndsWithItsSources() {
    room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().reads("box_find", "Finds boxes.");
      Room.readsBoxes(inquiry);
      room.second();
      inquiry.watcher().says("There is one box [[box:b-1]]. It is emp");
      room.second();
      inquiry.watcher().says("ty. Good");
      room.second();
      return Room.says("There is one box [[box:b-1]]. It is empty. Good", BOX);
    }), "any boxes?");

    assertThat(room.slack.calls).containsExactly("status 17.5 “is at work: Reading what you wrote”",
        "status 17.5 “is at work: Finds boxes”",
        "start C0OPS below 17.5 for U0REQUESTER “There is one box [1]. ”", "append ts1 “It is empty. ”",
        "post C0OPS below 17.5 “This takes a moment …”", "stop ts1 “Good”", "delete ts2");
    assertThat(room.slack.messages).containsOnlyKeys("ts1");
    assertThat(room.slack.messages.get("ts1")).startsWith("There is one box [1]. It is empty. Good[{")
        .contains("[1] box b-1", "A language model (scripted)", "feedback_buttons");
  }

  @Test
  void anAnswerSaysWhetherAnythingWasReadForIt() {
    room.say(room.model(Room.question(), inquiry -> {
      Room.readsBoxes(inquiry);
      return Room.says("One box.");
    }), "any boxes?", DIRECT, "read");
    room.say(room.model(Room.question(), _ -> Room.says("A box is a thing.")), "what is a box?", DIRECT, "unread");

    assertThat(room.slack.messages.get("ts1")).contains("(scripted) wrote this from what was read. Check it");
    assertThat(room.slack.messages.get("ts2"))
        .contains("wrote this and read nothing for it; nothing in it was checked. Check it before you act on it.");
  }

  @Test
  void peopleWhomSomebodyToldAreCalledByTheirNamesAtTheEnd() {
    room.names.put(new MemberId("U0BEN"), "Ben  <!channel> @here www.evil.example");
    room.names.put(new MemberId("U0EVE"), "Eve");
    room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().says("U0BEN scrapped it. ");
      room.second();
      return Room.says("U0BEN scrapped it. <@U0BEN|b> asked for it, U0EVE and U0ZOE did not.");
    }), "did <@U0BEN> or <@U0ZOE> scrap it?", BELOW, "same");
    room.deliver(Duration.ofSeconds(5));

    assertThat(shown(room).replace("\u2060", "#"))
        .contains("#Ben <#!channel> @#here www.#evil.#example# scrapped it. #Ben <#!channel>",
            " asked for it, U0EVE and U0ZOE did not.")
        .doesNotContain("U0BEN");
    List<TalkMemory.Exchange> kept = room.transactions.in(Orgs.ACME,
        tx -> room.memory.latest(tx, new TalkMemory.Thread(Room.OPS, "17.5"), 1));
    assertThat(kept).singleElement()
        .satisfies(one -> assertThat(one.answer()).contains("U0BEN").doesNotContain("Ben"));
  }

  @Test
  void anIdThatIsAPartOfSomethingElseStays() {
    room.names.put(new MemberId("U0BEN"), "Ben");
    String words = "XU0BEN, U0BENS, U0BEN-1, /U0BEN and approval.U0BEN";
    room.say(room.model(Room.question(), _ -> Room.says(words)), "did <@U0BEN> scrap it?");

    assertThat(shown(room)).contains(words);
  }

  @Test
  void whatAToolRefusedWasNotRead() {
    room.say(new ScriptedAdvisor(room.permits, ModelStep.answers(Room.change()),
        ModelStep.calls("box_scrap", new BoxTools.Scrap(List.of())), ModelStep.says("Name one.")), "scrap a box");

    assertThat(shown(room)).contains("read nothing for it");
  }

  @Test
  void whereNothingMayGrowOneMessageIsEdited() {
    room.slack.refuses("status", "missing_scope").refuses("start", "unknown_method");
    room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().reads("box_find", "Finds boxes.");
      room.second();
      inquiry.watcher().says("One box. ");
      room.second();
      return Room.says("One box. Two boxes.");
    }), "any boxes?");

    assertThat(room.slack.calls).containsExactly("status 17.5 “is at work: Reading what you wrote”",
        "post C0OPS below 17.5 “Reading what you wrote …”", "update ts1 “Finds boxes …”", "update ts1 “One box.”",
        "update ts1 “One box. Two boxes.”");
    assertThat(BlockKitValidator.check("message", shown(room))).isEmpty();
    assertThat(room.slack.messages.get("ts1")).contains("feedback_buttons").doesNotContain("progress_cancel");
  }

  @Test
  void whatAWorkspaceDoesNotHaveIsNotTriedEachTime() {
    room.slack.refuses("status", "missing_scope");
    Advisor model = room.model(Room.question(), _ -> Room.says("One."));
    room.say(model, "any boxes?");
    room.say(model, "any more?");

    assertThat(room.slack.calls.stream().filter(call -> call.startsWith("status"))).hasSize(1);
  }

  @Test
  void whatTheModelTookBackIsGone() {
    room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().says("Let me guess: ten boxes. ");
      room.second();
      inquiry.watcher().startsOver();
      room.second();
      return Room.says("One box.");
    }), "any boxes?");

    assertThat(room.slack.messages.get("ts1")).contains("One box.").doesNotContain("ten boxes");
    assertThat(room.slack.messages).hasSize(1);
  }

  @Test
  void anAnswerThatNamesAnIdThatNobodyToldIsNotShown() {
    Reply reply =
        room.say(room.model(Room.question(), _ -> Room.says("i-0123456789abcdef0 is idle.")), "anything idle?");

    assertThat(blocks(reply)).contains("names something that was not read").doesNotContain("i-0123456789abcdef0");
    assertThat(room.slack.messages.toString()).doesNotContain("i-0123456789abcdef0");
  }

  @Test
  void anIdThatThePersonNamedMayBeNamed() {
    room.say(room.model(Room.question(), _ -> Room.says("I know nothing of i-0123456789abcdef0.")),
        "is i-0123456789abcdef0 idle?");

    assertThat(room.slack.messages.get("ts1")).contains("I know nothing of i-0123456789abcdef0.");
  }

  @Test
  void moneyThatFollowsFromNothingIsSaidToBeDoubtful() {
    room.say(room.model(Room.question(), _ -> Room.says("A box at $5 a month is $60 a year, all are $47.11.")),
        "what is a box at $5 a month?");

    assertThat(room.slack.messages.get("ts1")).contains("all are $47.11",
        "Nobody told me $47.11, and I cannot reckon it");
  }

  @Test
  void anAnswerThatCitesWhatNobodyReadIsNotShown() {
    Reply reply = room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().says("A secret box [[box:b-9]]. ");
      room.second();
      return Room.says("A secret box [[box:b-9]]. ", BOX);
    }), "any boxes?");

    assertThat(blocks(reply)).contains("cites something that was not read").doesNotContain("secret box");
    assertThat(room.slack.calls).noneMatch(call -> call.contains("secret box"));
  }

  @Test
  void whatNobodyToldIsNotShownWhileTheAnswerGrowsEither() {
    room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().says("I looked. ");
      room.second();
      inquiry.watcher().says("The volume vol-0deadbeefdeadbeef can go. It costs $99.99. ");
      room.second();
      inquiry.watcher().reads("box_find", "Finds boxes.");
      room.second();
      return Room.says("I looked. The volume vol-0deadbeefdeadbeef can go. It costs $99.99. ");
    }), "anything idle?");

    assertThat(room.slack.calls).contains("start C0OPS below 17.5 for U0REQUESTER “I looked. ”")
        .noneMatch(call -> call.contains("0dead") || call.contains("99.99"));
    assertThat(shown(room)).contains("names something that was not read");
  }

  @Test
  void aSentenceThatIsCutShowsNoPartOfAnIdThatNobodyTold() {
    String before = "box ".repeat(497);
    room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().says(before + "vol-0deadbeefdeadbeef can go. ");
      room.second();
      return Room.says(before + "vol-0deadbeefdeadbeef can go. ");
    }), "anything idle?");

    assertThat(room.slack.calls).noneMatch(call -> call.contains("vol-0"));
  }

  @Test
  void whatAToolToldGrowsFromThenOn() {
    room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().says("I guess box [[box:b-1]]. Or none. ");
      room.second();
      inquiry.watcher().startsOver();
      Room.readsBoxes(inquiry);
      inquiry.watcher().says("There is one [[box:b-1]]. ");
      room.second();
      return Room.says("There is one [[box:b-1]]. ", BOX);
    }), "any boxes?");

    assertThat(room.slack.calls).contains("start C0OPS below 17.5 for U0REQUESTER “There is one [1]. ”")
        .noneMatch(call -> call.contains("guess"));
  }

  @Test
  void aModelMentionsNobodyAndLeadsNowhere() {
    room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().says("<!channel> see [this](https://evil.example/a). ");
      room.second();
      return Room.says("<!channel> see [this](https://evil.example/a). ");
    }), "any boxes?");

    assertThat(room.slack.messages.get("ts1")).doesNotContain("<!channel", "evil.example").contains("link left out");
    assertThat(room.slack.calls).noneMatch(call -> call.contains("evil.example") || call.contains("<!channel"));
  }

  @Test
  void aSourceLeadsToTheCardThatShowsIt() {
    CardKey report = new CardKey("report:1");
    room.transactions.run(Orgs.ACME, tx -> room.copies.shows(tx, report, new Copy(Room.OPS, "9.9", 1)));
    room.say(room.model(Room.question(),
        _ -> Room.says("One [[box:b-1]].", new Evidence("box:b-1", "box b-1", Optional.of(report)))), "any boxes?");

    assertThat(room.slack.messages.get("ts1")).contains("<https://acme.slack.com/archives/C0OPS/p9.9|box b-1>");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ' ',
      value = {
        "ebs-volume:eu-west-1:vol-0123456789abcdef0 console.aws.amazon.com/ec2/home?region=eu-west-1#VolumeDetails:volumeId=vol-0123456789abcdef0",
        "ebs-snapshot:cn-north-1:snap-0123abcd console.amazonaws.cn/ec2/home?region=cn-north-1#SnapshotDetails:snapshotId=snap-0123abcd",
        "ec2-instance:us-gov-west-1:i-0123abcd console.amazonaws-us-gov.com/ec2/home?region=us-gov-west-1#InstanceDetails:instanceId=i-0123abcd",
        "elastic-ip:us-east-1:eipalloc-0123abcd console.aws.amazon.com/ec2/home?region=us-east-1#ElasticIpDetails:AllocationId=eipalloc-0123abcd"})
  void aResourceThatIsCitedLeadsToItsPlaceInAws(String id, String address) {
    assertThat(ConsoleLinks.of(id)).contains(java.net.URI.create("https://" + address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"box:b-1", "approval:1", "ebs-volume:eu-west-1:vol-1", "ebs-volume:evil.example/#:vol-0123abcd",
        "ebs-volume:eu-west-1:vol-0123abcd&x=https://evil.example", "ebs-volume:eu-west-1:vol-0123ABCD", ""})
  void whatHasNotTheShapeOfAResourceLeadsNowhere(String id) {
    assertThat(ConsoleLinks.of(id)).isEmpty();
  }

  @Test
  void aResourceOnACardLeadsToTheCardAndToAws() {
    CardKey report = new CardKey("report:1");
    room.transactions.run(Orgs.ACME, tx -> room.copies.shows(tx, report, new Copy(Room.OPS, "9.9", 1)));
    String volume = "ebs-volume:eu-west-1:vol-0123abcd";
    room.say(room.model(Room.question(), _ -> Room.says("One [[" + volume + "]] and [[" + volume + "b]].",
        new Evidence(volume, "old", Optional.of(report)), new Evidence(volume + "b", "older"))), "any boxes?");

    assertThat(room.slack.messages.get("ts1")).contains("<https://acme.slack.com/archives/C0OPS/p9.9|old>",
        "#VolumeDetails:volumeId=vol-0123abcd|AWS console>", "#VolumeDetails:volumeId=vol-0123abcdb|older>");
  }

  @Test
  void aThreadLeadsToTheCardOnceItStands() {
    room.withLinks();
    room.say(scraps(), "scrap box b-1", BELOW, "same");
    room.later(Duration.ofSeconds(2));

    assertThat(room.slack.calls)
        .anyMatch(call -> call.startsWith("post C0OPS below 17.5 “Others decide about it here"));
    assertThat(room.slack.calls).anyMatch(call -> call.contains("<https://acme.slack.com/archives/C0OPS/p"));
    long links = links();
    room.later(Duration.ofMinutes(20));
    assertThat(links()).isEqualTo(links);
  }

  @Test
  void aCardThatNeverStandsIsLookedForAQuarterOfAnHour() {
    room.withLinks();
    room.slack.refuses("permalink", "message_not_found");
    room.say(scraps(), "scrap box b-1", BELOW, "same");
    for (int minute = 0; minute < 30; minute++) {
      room.later(Duration.ofMinutes(1));
    }

    assertThat(links()).isZero();
    assertThat(room.jobs.waiting(Orgs.ACME)).isEmpty();
    assertThat(room.jobs.failures()).isEmpty();
  }

  private long links() {
    return room.slack.calls.stream().filter(call -> call.contains("Others decide about it here")).count();
  }

  @Test
  void whatFailedForGoodEndsTheMessageThatShowsItAsWorkedOn() {
    room.slack.refuses("status", "missing_scope");
    Assertions.assertThatThrownBy(() -> room.say(room.model(Room.question(), _ -> {
      throw new RetriableFailure("the database is away", new IllegalStateException());
    }), "any boxes?", BELOW, "same")).isInstanceOf(RetriableFailure.class);
    assertThat(shown(room)).contains("Reading what you wrote", "Stop");

    Reply left =
        room.gaveUp("any boxes?", BELOW, "same", Reply.toYou("That did not work", Text.of("It was not completed.")));

    assertThat(left).isInstanceOf(Reply.Nothing.class);
    assertThat(shown(room)).contains("It was not completed.").doesNotContain("progress_cancel", "Reading what");
  }

  @Test
  void aTextThatGrewAndFailedForGoodEndsToo() {
    Assertions.assertThatThrownBy(() -> room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().says("One. ");
      room.second();
      throw new RetriableFailure("the database is away", new IllegalStateException());
    }), "any boxes?", BELOW, "same")).isInstanceOf(RetriableFailure.class);

    room.gaveUp("any boxes?", BELOW, "same", Reply.toYou("That did not work", Text.of("It was not completed.")));

    assertThat(shown(room)).contains("It was not completed.").doesNotContain("One.");
  }

  @Test
  void whereNothingStandsThePersonIsToldAndTheStatusGoes() {
    Reply sorry = Reply.toYou("That did not work", Text.of("It was not completed."));

    assertThat(room.gaveUp("any boxes?", BELOW, "same", sorry)).isEqualTo(sorry);
    assertThat(room.slack.calls).contains("status 17.5 “”");
  }

  @Test
  void aJobThatIsGivenUpEndsItsMessageOrTellsThePerson() {
    room.slack.refuses("status", "missing_scope");
    Assertions.assertThatThrownBy(() -> room.say(room.model(Room.question(), _ -> {
      throw new IllegalStateException("broken");
    }), "any boxes?", BELOW, "same")).isInstanceOf(IllegalStateException.class);
    RequestsGivenUp givenUp = new RequestsGivenUp(room.memory, room.copies, room.outbox, room.renderer);
    for (String request : List.of("same", "unseen")) {
      room.transactions.run(Orgs.ACME, tx -> givenUp.tell(tx,
          new RequestsGivenUp.Request(new RequestKey(request), Room.ANN, Room.OPS, "17.5", ""), room.clock.instant()));
    }
    room.deliver(Duration.ofSeconds(5));

    assertThat(shown(room)).contains("is not tried again", "Ask again in a few minutes")
        .doesNotContain("progress_cancel");
    assertThat(room.slack.calls.stream().filter(call -> call.startsWith("ephemeral U0REQUESTER"))).singleElement()
        .asString()
        .contains("This was not finished");
  }

  @Test
  void aFormThatIsGivenUpSaysSoInItsWindowOrToThePerson() {
    RequestsGivenUp givenUp = new RequestsGivenUp(room.memory, room.copies, room.outbox, room.renderer);
    for (String window : List.of("V1", "")) {
      room.transactions.run(Orgs.ACME, tx -> givenUp.tell(tx, new RequestsGivenUp.Request(
          new RequestKey("form" + window), Room.ANN, new ChannelId(Room.ANN.value()), "", window),
          room.clock.instant()));
    }

    List<Letter> letters = room.outbox.claim(room.clock.instant(), room.clock.instant().plusSeconds(9), 9)
        .stream()
        .map(Outbox.Claimed::letter)
        .toList();
    assertThat(letters).hasSize(2)
        .anySatisfy(letter -> assertThat(letter).isInstanceOfSatisfying(Letter.InWindow.class, shown -> {
          assertThat(shown.window()).isEqualTo("V1");
          assertThat(shown.view()).contains("This was not finished");
          assertThat(shown.otherwise()).isInstanceOf(Letter.Ephemeral.class);
        }))
        .anySatisfy(letter -> assertThat(letter).isInstanceOf(Letter.Ephemeral.class));
  }

  @Test
  void whatWasDraftedIsProposedInTheAskersName() {
    ScriptedAdvisor model = new ScriptedAdvisor(room.permits, ModelStep.answers(Room.change()),
        ModelStep.calls("box_scrap", new BoxTools.Scrap(List.of("b-1"))), ModelStep.says("I drafted it."),
        ModelStep.answers(Room.change()), ModelStep.calls("box_scrap", new BoxTools.Scrap(List.of("b-1"))),
        ModelStep.says("Again."));
    room.say(model, "scrap box b-1");

    assertThat(room.desk.open(Orgs.ACME, 9)).singleElement()
        .satisfies(approval -> assertThat(approval.requester()).isEqualTo(Room.ANN));
    assertThat(answers()).contains("I drafted it.", "Proposed in the name of <@U0REQUESTER>",
        "somebody else approves it");

    room.say(model, "scrap box b-1");
    assertThat(room.desk.open(Orgs.ACME, 9)).hasSize(1);
    assertThat(answers()).contains("waits for approval on another card already");
  }

  @Test
  void whatIsProposedAndItsAnswerAreOnRecordTogetherOrNotAtAll() {
    room.keepsNothing = true;
    Assertions.assertThatThrownBy(() -> room.say(scraps(), "scrap box b-1", BELOW, "same"))
        .isInstanceOf(RetriableFailure.class);
    assertThat(room.desk.open(Orgs.ACME, 9)).isEmpty();

    room.keepsNothing = false;
    room.say(scraps(), "scrap box b-1", BELOW, "same");
    assertThat(room.desk.open(Orgs.ACME, 9)).hasSize(1);
    assertThat(answers()).contains("Proposed in the name of").doesNotContain("Not proposed");
  }

  @Test
  void whatWasStoppedInTheLastMomentIsNotProposed() {
    Advisor model = scraps();
    room.say(new Advisor() {
      @Override
      public <T> Advice<T> ask(Inquiry<T> inquiry) {
        Advice<T> advice = model.ask(inquiry);
        room.stop("same", new MemberId("U0BEN"));
        return advice;
      }

      @Override
      public boolean isThere() {
        return true;
      }
    }, "scrap box b-1", BELOW, "same");

    assertThat(room.desk.open(Orgs.ACME, 9)).isEmpty();
    assertThat(answers()).contains("Not proposed, because <@U0BEN> pressed Stop");
  }

  @Test
  void ofTwoRunsOfTheSameWorkOnlyOneProposes() {
    Advisor stalled = scraps();
    room.say(new Advisor() {
      @Override
      public <T> Advice<T> ask(Inquiry<T> inquiry) {
        Advice<T> advice = stalled.ask(inquiry);
        if (inquiry.answer() == String.class) {
          room.say(scraps("b-2", "The other run drafted it."), "scrap a box", BELOW, "same");
        }
        return advice;
      }

      @Override
      public boolean isThere() {
        return true;
      }
    }, "scrap a box", BELOW, "same");

    assertThat(room.desk.open(Orgs.ACME, 9)).singleElement().asString().contains("b-2");
    assertThat(answers()).contains("The other run drafted it.").doesNotContain("I drafted it.");
  }

  @Test
  void whatIsNotReadIsSaidBelowTheAnswer() {
    room.unread = List.of(Text.of("I cannot read files."));
    room.say(room.model(Room.question(), _ -> Room.says("One box.")), "any boxes?");
    assertThat(shown(room)).contains("One box.", "I cannot read files.");

    room.slack.refuses("status", "missing_scope");
    room.say(room.model(_ -> new Advice.Unavailable<>("it is down"), _ -> Room.says("")), "and now?");
    assertThat(room.slack.messages.get("ts2")).contains("it is down", "I cannot read files.");
  }

  private Advisor scraps() {
    return scraps("b-1", "I drafted it.");
  }

  private Advisor scraps(String box, String says) {
    return new ScriptedAdvisor(room.permits, ModelStep.answers(Room.change()),
        ModelStep.calls("box_scrap", new BoxTools.Scrap(List.of(box))), ModelStep.says(says));
  }

  @Test
  void aReplyThatWentNotOnRecordIsGivenAgain() {
    Advisor model = room.model(Room.means("sweep --region eu-west-1"), _ -> Room.says(""));
    room.crashesBeforeTheReply = true;
    room.say(model, "clean Ireland", BELOW, "same");
    room.crashesBeforeTheReply = false;

    assertThat(blocks(room.say(model, "clean Ireland", BELOW, "same"))).contains("Nothing has run yet");
    assertThat(room.say(model, "clean Ireland", BELOW, "same")).isInstanceOf(Reply.Nothing.class);
  }

  @Test
  void anAnswerThatSlackWouldNotLetEndIsWholeInTheEnd() {
    room.slack.busy("stop", 2);
    room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().says("One box. ");
      room.second();
      return Room.says("One box. Two boxes.");
    }), "any boxes?");
    room.deliver(Duration.ofMinutes(5));
    room.deliver(Duration.ofMinutes(5));

    assertThat(shown(room)).contains("Two boxes.", "feedback_buttons");
  }

  @Test
  void draftsOfAnAnswerThatCannotBeUsedAreDropped() {
    room.say(new ScriptedAdvisor(room.permits, ModelStep.answers(Room.change()),
        ModelStep.calls("box_scrap", new BoxTools.Scrap(List.of("b-1"))), ModelStep.says("Done [[box:b-77]].")),
        "scrap box b-1");

    assertThat(room.desk.open(Orgs.ACME, 9)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rule nothing out", "rule over all of them, will you?"})
  void aCommandThatChangesThingsIsNeverRunByAReading(String words) {
    Advisor model = room.model(Room.means("rule"), _ -> Room.says("No."));
    room.members.ranked(Room.ANN, Members.Rank.ADMIN);

    assertThat(blocks(room.say(model, words))).contains("Nothing has run yet");
    assertThat(room.ran).isEmpty();
  }

  @Test
  void whatNothingCameOfSaysWhyFirstAndOffersOnlyWhatIsHarmless() {
    Reply reply = room.say(room.model(Room.question(),
        _ -> new Advice.Unavailable<>("the language model takes no more questions for now")), "why is it slow?");

    assertThat(((Reply.ToYou) reply).card().headline().plain())
        .isEqualTo("I have no answer, because the language model "
            + "takes no more questions for now. Nothing was run. Ask again later, or type a command.");
    assertThat(buttons(reply)).containsExactly("help", "waiting");
  }

  @Test
  void whatMayChangeThingsIsNamedWithoutAButton() {
    Reply reply = room.say(room.model(Room.question(), _ -> new Advice.Unusable<>("the model went in circles")),
        "does a rule say when to sweep?");

    assertThat(((Reply.ToYou) reply).card().headline().plain()).startsWith("I have no answer, because the model went");
    assertThat(blocks(reply)).contains("I recognised", "`/opsmate rule`", "`/opsmate sweep`");
    assertThat(buttons(reply)).containsExactly("sweep");
  }

  @Test
  void thanksAreNoFailure() {
    Reply reply = room.say(room.model(new Route("nothing", ""), _ -> Room.says("")), "thanks!");

    assertThat(((Reply.ToYou) reply).card().headline().plain()).startsWith("I found nothing in that for me to do.");
  }

  @Test
  void withoutAModelAndAKnownWordItSaysSoFirst() {
    Reply reply = room.say(Advisor.NONE, "how are you?");

    assertThat(((Reply.ToYou) reply).card().headline().plain()).startsWith("I know none of these words");
    assertThat(buttons(reply)).containsExactly("help", "waiting");
  }

  private static List<String> buttons(Reply reply) {
    return ((Reply.ToYou) reply).card()
        .parts()
        .stream()
        .filter(Card.Buttons.class::isInstance)
        .flatMap(part -> ((Card.Buttons) part).buttons().stream())
        .map(Card.Button::value)
        .toList();
  }

  @Test
  void aModelThatIsAwayLeavesWhatIsRecognised() {
    Reply reply = room.say(room.model(_ -> new Advice.Unavailable<>("the model does not answer"), _ -> Room.says("")),
        "sweep the floor?");

    assertThat(blocks(reply)).contains("I recognised `sweep`", "the model does not answer");
  }

  @Test
  void whenTheBudgetIsSpentItSaysUntilWhen() {
    Reply reply = room.say(room.model(
        _ -> new Advice.OverBudget<>("your tokens of today are used up", Instant.parse("2026-11-22T00:00:00Z")),
        _ -> Room.says("")), "sweep the floor?");

    assertThat(blocks(reply)).contains("your tokens of today are used up", "2026-11-22 00:00 UTC");
  }

  @Test
  void stopIsSeenByTheModelAndEndsTheMessage() {
    room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().says("One. ");
      room.second();
      room.stop("r1", new MemberId("U0BEN"));
      room.second();
      assertThat(inquiry.watcher().isCancelled()).isTrue();
      return new Advice.Unavailable<>("nobody waits for the answer any more");
    }), "any boxes?");

    assertThat(room.slack.messages.get("ts1")).contains("<@U0BEN> pressed Stop").doesNotContain("One.");
  }

  @Test
  void afterACrashTheSameMessageIsFinished() {
    Interpreter.Place place = new Interpreter.Place("T0ACME", Room.OPS, "17.5", "17.9");
    Assertions.assertThatThrownBy(() -> room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().says("One. ");
      room.second();
      throw new RetriableFailure("the database is away", new IllegalStateException());
    }), "any boxes?", place, "same")).isInstanceOf(RetriableFailure.class);
    room.say(room.model(Room.question(), _ -> Room.says("One box.")), "any boxes?", place, "same");

    assertThat(room.slack.messages).containsOnlyKeys("ts1");
    assertThat(room.slack.messages.get("ts1")).contains("One box.");
  }

  @Test
  void whatWasAnsweredIsNotAnsweredAgain() {
    Interpreter.Place place = new Interpreter.Place("T0ACME", Room.OPS, "17.5", "17.9");
    Advisor model = room.model(Room.question(), _ -> Room.says("One box."));
    room.say(model, "any boxes?", place, "same");
    int calls = room.slack.calls.size();
    room.say(model, "any boxes?", place, "same");

    assertThat(room.slack.calls).hasSize(calls);
  }

  @Test
  void aThreadRemembersWhatWasSaidInItAndNothingElse() {
    Advisor model = room.model(Room.question(), _ -> Room.says("One box."));
    room.say(model, "any boxes?");
    room.say(model, "and in the attic?");
    room.say(model, "any boxes?", DIRECT, "other");

    assertThat(room.asked.get(3).before()).containsExactly(new Turn(Turn.Speaker.PERSON, "any boxes?"),
        new Turn(Turn.Speaker.OPSMATE, "One box."));
    assertThat(room.asked.get(5).before()).isEmpty();
  }

  @Test
  void whatSomebodyElseSaidInTheThreadIsToldAsTheirs() {
    Interpreter.Place place = new Interpreter.Place("T0ACME", Room.OPS, "17.5", "17.9");
    Advisor model = room.model(Room.question(), _ -> Room.says("One box."));
    room.say(model, "draft a plan to scrap box b-1");
    room.say(model, new MemberId("U0BEN"), "any boxes?", place, "bens");

    assertThat(room.asked.get(3).before()).containsExactly(
        new Turn(Turn.Speaker.SOMEBODY_ELSE, "Somebody else in the thread said: draft a plan to scrap box b-1"),
        new Turn(Turn.Speaker.OPSMATE, "One box."));
  }

  @Test
  void whatSomebodyWasAnsweredAloneIsNotToldToOthers() {
    room.slack.refuses("status", "channel_not_found").refuses("post C0OPS", "not_in_channel");
    Advisor model = room.model(Room.question(), _ -> Room.says("One box."));
    room.say(model, "any boxes?");
    room.say(model, new MemberId("U0BEN"), "what did you say?", BELOW, "bens");
    room.say(model, "and in the attic?");

    assertThat(room.asked.get(3).before()).extracting(Turn::words)
        .containsExactly("Somebody else in the thread said: any boxes?",
            "I answered them alone; the answer does not stand in this thread.");
    assertThat(room.asked.get(5).before()).extracting(Turn::words).contains("any boxes?", "One box.");
  }

  @Test
  void whatOnlySomeMayReadIsNotReadWhereOthersReadTheAnswer() {
    room.say(room.model(Room.question(), _ -> Room.says("One box.")), Boxes.APPROVER, "any boxes?", BELOW, "here");

    assertThat(room.asked.getLast().tools()).extracting(Tool::name).contains("box_find").doesNotContain("box_search");
    assertThat(room.asked.getLast().variables().get("place")).contains("only in a direct message");
    assertThat(shown(room)).contains("Ask me in a direct message");
  }

  @Test
  void whatOnlySomeMayReadIsReadForThemAlone() {
    room.say(room.model(Room.question(), _ -> Room.says("One box.")), Boxes.APPROVER, "any boxes?", DIRECT, "alone");

    assertThat(room.asked.getLast().tools()).extracting(Tool::name).contains("box_search");
    assertThat(shown(room)).doesNotContain("Ask me in a direct message");
  }

  @Test
  void whoMayNotReadItAnywayIsNotSentElsewhere() {
    room.say(room.model(Room.question(), _ -> Room.says("One box.")), "any boxes?");

    assertThat(room.asked.getLast().variables()).containsEntry("place", "a channel that others read too");
    assertThat(shown(room)).doesNotContain("Ask me in a direct message");
  }

  @Test
  void aLongThreadInAnotherScriptIsToldAsFarAsThereIsRoom() {
    Advisor model = room.model(Room.question(), _ -> Room.says("箱".repeat(3_900)));
    for (int turn = 0; turn < 8; turn++) {
      room.say(model, turn + "時".repeat(2_900));
    }
    room.say(model, "and now?");

    Inquiry<?> routed = room.asked.get(room.asked.size() - 2);
    Inquiry<?> asked = room.asked.getLast();
    assertThat(tokens(routed)).isBetween(900, 1_200);
    assertThat(routed.before()).singleElement()
        .satisfies(turn -> assertThat(turn.words()).startsWith("7時").endsWith("…"));
    assertThat(tokens(asked)).isBetween(1_900, 3_000);
    assertThat(asked.before()).last()
        .satisfies(turn -> assertThat(turn.speaker()).isEqualTo(Turn.Speaker.OPSMATE));
  }

  @Test
  void aLongThreadInEnglishIsToldWhole() {
    Advisor model = room.model(Room.question(), _ -> Room.says("A box. ".repeat(50)));
    for (int turn = 0; turn < 8; turn++) {
      room.say(model, "any boxes? ".repeat(20));
    }
    room.say(model, "and now?");

    assertThat(room.asked.getLast().before()).hasSize(16);
  }

  private static int tokens(Inquiry<?> inquiry) {
    return inquiry.before().stream().mapToInt(Weight::of).sum();
  }

  @Test
  void aTitleThatBreaksHarmsNoAnswer() {
    room.slack.during("title", () -> {
      throw new IllegalStateException("broken");
    });

    assertThat(room.say(room.model(Room.question(), _ -> Room.says("One box.")), "any boxes?", DIRECT, "d1"))
        .isInstanceOf(Reply.Nothing.class);
    assertThat(shown(room)).contains("One box.");
  }

  @Test
  void whatWasAnsweredIsNotOverwrittenByAFailureAfterIt() {
    room.say(room.model(Room.question(), _ -> Room.says("One box.")), "any boxes?", BELOW, "same");
    int calls = room.slack.calls.size();

    Reply left =
        room.gaveUp("any boxes?", BELOW, "same", Reply.toYou("That did not work", Text.of("It was not completed.")));
    room.transactions.run(Orgs.ACME, tx -> new RequestsGivenUp(room.memory, room.copies, room.outbox, room.renderer)
        .tell(tx, new RequestsGivenUp.Request(new RequestKey("same"), Room.ANN, Room.OPS, "17.5", ""),
            room.clock.instant()));
    room.deliver(Duration.ofSeconds(5));

    assertThat(left).isInstanceOf(Reply.Nothing.class);
    assertThat(room.slack.calls).hasSize(calls);
  }

  @Test
  void aStopThatSlackDoesNotTakeAwayEndsLater() {
    room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().says("One box. ");
      room.second();
      room.after(Duration.ofSeconds(5));
      room.slack.busy("delete", 1).busy("update ts2", 1);
      return Room.says("One box. ");
    }), "any boxes?");
    room.deliver(Duration.ofMinutes(5));

    assertThat(room.slack.messages.get("ts2")).contains("Done. The answer is below.").doesNotContain("progress_cancel");
  }

  @Test
  void aDirectMessageIsAnsweredBelowIt() {
    room.say(room.model(Room.question(), inquiry -> {
      inquiry.watcher().says("One box. ");
      room.second();
      return Room.says("One box. ");
    }), "any boxes?", DIRECT, "d1");

    assertThat(room.slack.calls).contains("start D0ANN below 21.1 for U0REQUESTER “One box. ”",
        "title 21.1 “any boxes?”");
  }

  @Test
  void whereOpsMateCannotWriteWhoAskedGetsTheAnswerDirectly() {
    room.slack.refuses("status", "channel_not_found").refuses("post C0OPS", "not_in_channel");
    room.say(room.model(Room.question(), _ -> Room.says("One box.")), "any boxes?");

    assertThat(room.slack.calls).anyMatch(call -> call.startsWith("post U0REQUESTER “One box."));
  }

  @Test
  void aLongAnswerIsCutAndSaysSo() {
    room.say(room.model(Room.question(), _ -> Room.says("A box stands here. ".repeat(1_000))), "any boxes?");

    String shown = shown(room);
    assertThat(shown).contains("longer than one message takes");
    assertThat(BlockKitValidator.check("message", shown)).isEmpty();
  }

  @Test
  void inWorkspacesWithoutNewerBlocksTheAnswerIsPlainAndHasTwoButtons() {
    room.say(room.model(Room.question(), _ -> Room.says("**One** box.")), "any boxes?");
    String older = io.opsmate.commands.blockkit.NewerBlocks.inOlder(shown(room));

    assertThat(BlockKitValidator.check("message", older)).isEmpty();
    assertThat(older).contains("One box.", "talk_feedback_up", "talk_feedback_down").doesNotContain("\"markdown\"");
  }

  private String answers() {
    return String.join("\n", room.slack.messages.values());
  }

  private String blocks(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.ToYou.class);
    return room.renderer.render(((Reply.ToYou) reply).card()).blocks();
  }

  private static String shown(Room room) {
    return Objects.requireNonNull(room.slack.messages.get("ts1"));
  }
}
