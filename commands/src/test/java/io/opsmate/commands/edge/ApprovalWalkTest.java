package io.opsmate.commands.edge;

import static io.opsmate.commands.edge.Stage.ACME;
import static io.opsmate.commands.edge.Stage.APPROVER;
import static io.opsmate.commands.edge.Stage.OUTSIDER;
import static io.opsmate.commands.edge.Stage.REQUESTER;
import static io.opsmate.commands.edge.Stage.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.testkit.Boxes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalWalkTest {
  private final Stage stage = new Stage();
  private int presses;

  @Test
  void anApproversPressApprovesAndTheCardSaysSoByItself() {
    Approval approval = stage.proposed("b-1");

    press(ApprovalCard.APPROVE, approval, APPROVER);

    assertThat(stage.now(approval).state()).isInstanceOf(ApprovalState.Ready.class);
    assertThat(stage.answers()).isEmpty();
  }

  @Test
  void theFirstOfTwoVotesHearsWhatIsMissing() {
    stage.quorum(2);
    Approval approval = stage.proposed("b-1");

    press(ApprovalCard.APPROVE, approval, APPROVER);
    press(ApprovalCard.APPROVE, approval, SECOND);

    assertThat(stage.now(approval).state()).isInstanceOf(ApprovalState.Ready.class);
    assertThat(stage.answers()).singleElement()
        .asString()
        .contains("Your approval is on record", "1 of 2 approved, waiting for");
  }

  @Test
  void whoMayNotIsToldWhyAndNothingChanges() {
    Approval approval = stage.proposed("b-1");

    press(ApprovalCard.APPROVE, approval, OUTSIDER);
    press(ApprovalCard.APPROVE, approval, REQUESTER);

    assertThat(stage.now(approval)).isEqualTo(approval);
    assertThat(stage.answers()).satisfiesExactly(
        one -> assertThat(one).contains("Nothing was recorded", "you are not one of"),
        other -> assertThat(other).contains("somebody else has to approve it"));
  }

  @Test
  void aSecondPressHearsWhoDecidedAndWhen() {
    Approval approval = stage.proposed("b-1");

    reject(approval, APPROVER, "No.");
    press(ApprovalCard.APPROVE, approval, SECOND);
    press(ApprovalCard.APPROVE, approval, APPROVER);

    assertThat(stage.now(approval).state()).isInstanceOf(ApprovalState.Declined.class);
    assertThat(stage.answers()).satisfiesExactly(
        rejected -> assertThat(rejected).contains("Rejected", "nothing was changed"),
        one -> assertThat(one).contains("already rejected by @U0APPROVER 2026-11-24T12:00:00Z", "changed nothing"),
        other -> assertThat(other).contains("already rejected by you"));
  }

  @Test
  void aPressAfterExpiryHearsThatItExpired() {
    Approval approval = stage.proposed("b-1");
    stage.clock.advance(Duration.ofDays(1));

    press(ApprovalCard.APPROVE, approval, APPROVER);

    assertThat(stage.now(approval).state()).isInstanceOf(ApprovalState.Expired.class);
    assertThat(stage.answers()).singleElement().asString().contains("This expired 2026-11-25T12:00:00Z");
  }

  @Test
  void approvingWithABoxUntickedApprovesNothing() {
    Approval approval = stage.proposed("b-1", "b-2", "b-3");

    press(ApprovalCard.APPROVE, approval, APPROVER, "b-1", "b-3");

    assertThat(stage.now(approval)).isEqualTo(approval);
    assertThat(stage.answers()).singleElement()
        .asString()
        .contains("You unticked 1 of 3. Press Keep only ticked first, or tick them again. Nothing was approved.");
  }

  @Test
  void approvingWithNothingTickedApprovesNothing() {
    Approval approval = stage.proposed("b-1", "b-2");

    press(ApprovalCard.APPROVE, approval, APPROVER, new String[0]);

    assertThat(stage.now(approval)).isEqualTo(approval);
    assertThat(stage.answers()).singleElement().asString().contains("You unticked 2 of 2.");
  }

  @Test
  void approvingWithEverythingTickedApproves() {
    Approval approval = stage.proposed("b-1", "b-2");

    press(ApprovalCard.APPROVE, approval, APPROVER, "b-1", "b-2");

    assertThat(stage.now(approval).state()).isInstanceOf(ApprovalState.Ready.class);
  }

  @Test
  void keepingOnlyTheTickedOnesMakesTheOldCardStale() {
    Approval approval = stage.proposed("b-1", "b-2", "b-3");

    press(ApprovalCard.NARROW, approval, REQUESTER, "b-1", "b-3");
    press(ApprovalCard.APPROVE, approval, APPROVER, "b-1", "b-2", "b-3");

    assertThat(stage.now(approval).plan().items()).hasSize(2);
    assertThat(stage.now(approval).state()).isInstanceOf(ApprovalState.Pending.class);
    assertThat(stage.answers()).singleElement()
        .asString()
        .contains("Nothing was recorded", "It now says: Scrap 2 empty boxes", "Look at the card again");
  }

  @Test
  void narrowingWhereNothingCanBeTickedIsExplained() {
    Approval approval = stage.proposed("b-1", "b-2");

    press(ApprovalCard.NARROW, approval, APPROVER);

    assertThat(stage.answers()).singleElement().asString().contains("nothing is ticked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "x:y", "00000000-0000-7000-8000-000000000001",
    "00000000-0000-7000-8000-000000000001:short", "'; drop table approval; --"})
  void aValueThatNamesNoRequestIsExplained(String value) {
    stage.press(Clicks.onMessage(ApprovalCard.APPROVE, value, APPROVER.value(), "17.1", "t"));

    assertThat(stage.answers()).singleElement().asString().contains("That button names no request I know");
  }

  @Test
  void aRequestOfNobodyIsExplained() {
    String value = "00000000-0000-7000-8000-00000000dead:" + "0".repeat(64);
    for (String action : List.of(ApprovalCard.APPROVE, ApprovalCard.DETAILS)) {
      stage.press(Clicks.onMessage(action, value, APPROVER.value(), "17.1", "t" + action));
    }

    assertThat(stage.answers()).hasSize(2)
        .allSatisfy(one -> assertThat(one).containsIgnoringCase("there is no such request here"));
  }

  @Test
  void detailsShowAllThereIsToKnow() {
    Approval approval = stage.proposed("b-1", "b-2");

    press(ApprovalCard.DETAILS, approval, OUTSIDER);

    assertThat(stage.now(approval)).isEqualTo(approval);
    assertThat(stage.answers()).singleElement()
        .asString()
        .contains("Exactly this would happen: Scrap 2 empty boxes",
            "box.scrap/1", "b-1 in cellar", "not opened since 2026-08-01", "There is none.", "Nothing else.",
            "0 of 1 approved", "the requester cannot approve", "not met yet", approval.hash().value(),
            approval.id().toString());
  }

  @Test
  void aCopyThatIsPressedIsEditedFromThenOn() {
    Approval approval = stage.proposed("b-1");

    press(ApprovalCard.DETAILS, approval, OUTSIDER);

    assertThat(copies(approval)).containsExactly(new Copy(Boxes.OPS, "17.1", 0));
  }

  @Test
  void aPressedCopyIsKnownByItsMessageWhenThereIsNoContainer() {
    Approval approval = stage.proposed("b-1");

    stage.press(details(approval).replaceFirst("\"container\":\\{[^}]*},", ""));

    assertThat(copies(approval)).containsExactly(new Copy(Boxes.OPS, "17.1", 0));
  }

  @Test
  void aPressedCopyIsWhereItsContainerIsWhenThereIsNoChannel() {
    Approval approval = stage.proposed("b-1");

    stage.press(details(approval).replaceFirst("\"channel\":\\{[^}]*},", ""));

    assertThat(copies(approval)).containsExactly(new Copy(Boxes.OPS, "17.1", 0));
  }

  @Test
  void aCopyThatWasNeverDrawnByUsIsDrawnWhenAPressOnItDoesNotCount() {
    Approval approval = stage.proposed("b-1");
    reject(approval, APPROVER, "No.");
    stage.memory.run(ACME, tx -> stage.copies.gone(tx, approval.card(), new Copy(Boxes.OPS, "17.1", 0)));

    press(ApprovalCard.APPROVE, approval, SECOND);

    assertThat(stage.letters()).filteredOn(Letter.CardVersion.class::isInstance)
        .singleElement()
        .satisfies(letter -> assertThat(((Letter.CardVersion) letter).version()).isEqualTo(2));
  }

  @Test
  void aCopyThatWeDrewIsNotDrawnAgain() {
    Approval approval = stage.proposed("b-1");
    stage.memory.run(ACME, tx -> stage.copies.shows(tx, approval.card(), new Copy(Boxes.OPS, "17.1", 1)));

    press(ApprovalCard.APPROVE, approval, OUTSIDER);

    assertThat(copies(approval)).containsExactly(new Copy(Boxes.OPS, "17.1", 1));
    assertThat(stage.letters()).noneMatch(Letter.CardVersion.class::isInstance);
  }

  @Test
  void aMessageThatIsAnotherCardsStaysThat() {
    Approval one = stage.proposed("b-1");
    Approval other = stage.proposed("b-2");
    stage.memory.run(ACME, tx -> stage.copies.shows(tx, other.card(), new Copy(Boxes.OPS, "17.1", 1)));

    press(ApprovalCard.DETAILS, one, OUTSIDER);

    assertThat(copies(one)).isEmpty();
    assertThat(copies(other)).hasSize(1);
  }

  @Test
  void fromAListOnlyTheyCanSeeTheyHearWhatHappened() {
    Approval approval = stage.proposed("b-1");

    stage.press(Clicks.onEphemeral(ApprovalCard.APPROVE, ApprovalCard.value(approval), APPROVER.value(), "t"));

    assertThat(copies(approval)).isEmpty();
    assertThat(stage.answers()).singleElement().asString().contains("Approved", "begins now", "#C0OPS");
  }

  @Test
  void onHomeAnApprovalIsAnsweredInAWindow() {
    Approval approval = stage.proposed("b-1");

    stage.press(Clicks.onHome(ApprovalCard.APPROVE, ApprovalCard.value(approval), OUTSIDER.value(), "t1"));
    stage.press(Clicks.onHome(ApprovalCard.APPROVE, ApprovalCard.value(approval), APPROVER.value(), "t2"));

    assertThat(stage.now(approval).state()).isInstanceOf(ApprovalState.Ready.class);
    assertThat(stage.windows.triggers).containsExactly("t1", "t2");
    assertThat(stage.letters()).extracting(letter -> ((Letter.InWindow) letter).window()).containsExactly("V1", "V2");
    assertThat(stage.answers()).satisfiesExactly(
        no -> assertThat(no).contains("Nothing was recorded", "you are not one of the approvers"),
        yes -> assertThat(yes).contains("Approved", "begins now"));
  }

  @Test
  void onHomeWithoutAWindowABadPressIsToldDirectly() {
    Approval approval = stage.proposed("b-1");
    stage.windows.opens = false;

    stage.press(Clicks.onHome(ApprovalCard.APPROVE, ApprovalCard.value(approval), OUTSIDER.value(), "t1"));

    assertThat(stage.letters()).singleElement().isInstanceOfSatisfying(Letter.Ephemeral.class, letter -> {
      assertThat(letter.channel()).isEqualTo(new ChannelId(OUTSIDER.value()));
      assertThat(letter.member()).isEqualTo(OUTSIDER);
    });
  }

  @Test
  void detailsStandInAWindowOfTheirOwn() {
    Approval approval = stage.proposed("b-1");

    press(ApprovalCard.DETAILS, approval, OUTSIDER);

    assertThat(stage.letters()).singleElement().isInstanceOfSatisfying(Letter.InWindow.class, letter -> {
      assertThat(letter.window()).isEqualTo("V1");
      assertThat(WordsOnly.wordsOf(letter.view())).contains("Details: Scrap 1 empty box");
      assertThat(letter.otherwise()).isInstanceOf(Letter.Response.class);
    });
  }

  @Test
  void aGuestWhoPressesIsShownNeitherDetailsNorForms() {
    Approval approval = stage.proposed("b-1");
    stage.members.barred(OUTSIDER, "guests have no rights in OpsMate");

    press(ApprovalCard.DETAILS, approval, OUTSIDER);
    press(ApprovalCard.APPROVE_WITH_REASON, approval, OUTSIDER);
    press(ApprovalCard.APPROVE, approval, OUTSIDER);

    assertThat(stage.now(approval)).isEqualTo(approval);
    assertThat(stage.answers()).hasSize(3)
        .allSatisfy(answer -> assertThat(answer).contains("guests have no rights").doesNotContain("b-1", "Scrap"));
  }

  @Test
  void rejectingAsksWhyAndTheReasonIsOnTheCard() {
    Approval approval = stage.proposed("b-1");

    press(ApprovalCard.REJECT, approval, APPROVER);
    assertThat(stage.now(approval)).isEqualTo(approval);
    assertThat(stage.answers()).singleElement()
        .asString()
        .contains("asks approval_reject “Reject this request” token " + ApprovalCard.value(approval));
    SlackAnswer answer = stage.send(rejection(approval, APPROVER, "  Still in use. "));

    assertThat(answer.body()).startsWith("{\"response_action\":\"update\",\"view\":\"OpsMate");
    assertThat(stage.now(approval).state()).isInstanceOfSatisfying(ApprovalState.Declined.class, declined -> {
      assertThat(declined.by()).isEqualTo(APPROVER);
      assertThat(declined.reason()).isEqualTo("Still in use.");
    });
    assertThat(stage.answers().getLast()).contains("Rejected", "nothing was changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no", "  no  "})
  void aReasonOfLessThanThreeCharactersIsNone(String reason) {
    Approval approval = stage.proposed("b-1");

    SlackAnswer answer = stage.send(rejection(approval, APPROVER, reason));

    assertThat(answer.body()).isEqualTo(
        "{\"response_action\":\"errors\",\"errors\":{\"reason\":\"Say why, in 3 to 500 characters.\"}}");
    assertThat(stage.now(approval)).isEqualTo(approval);
    assertThat(stage.letters()).isEmpty();
  }

  @Test
  void aReasonHasFiveHundredCharactersAtMost() {
    Approval approval = stage.proposed("b-1");

    assertThat(stage.send(rejection(approval, APPROVER, "x".repeat(501))).body()).contains("\"errors\"");
    stage.send(rejection(approval, APPROVER, "x".repeat(500)));

    assertThat(stage.now(approval).state()).isInstanceOf(ApprovalState.Declined.class);
  }

  @Test
  void whoMayNotRejectIsToldSoInTheWindow() {
    Approval approval = stage.proposed("b-1");

    reject(approval, OUTSIDER, "I do not like it.");

    assertThat(stage.now(approval)).isEqualTo(approval);
    assertThat(stage.answers()).singleElement().asString().contains("Nothing was recorded", "not one of the approvers");
  }

  @Test
  void aRejectionOfAPlanThatChangedMeanwhileIsStale() {
    Approval approval = stage.proposed("b-1", "b-2");
    press(ApprovalCard.NARROW, approval, REQUESTER, "b-1");

    reject(approval, APPROVER, "Too many.");
    press(ApprovalCard.REJECT, approval, APPROVER);

    assertThat(stage.now(approval).state()).isInstanceOf(ApprovalState.Pending.class);
    assertThat(stage.answers()).hasSize(2).allSatisfy(one -> assertThat(one).contains("Nothing was recorded"));
  }

  @Test
  void nobodyIsAskedAboutWhatIsDecided() {
    Approval approval = stage.proposed("b-1");
    press(ApprovalCard.APPROVE, approval, APPROVER);

    press(ApprovalCard.REJECT, approval, SECOND);

    assertThat(stage.answers()).singleElement().asString().contains("already approved by @U0APPROVER");
  }

  @Test
  void aFormWithAForgedTokenDecidesNothing() {
    Approval approval = stage.proposed("b-1");

    stage.send(Clicks.form(ApprovalCard.REJECT, "x:y", APPROVER.value(), "t", Map.of("reason", Clicks.words("No."))));

    assertThat(stage.now(approval)).isEqualTo(approval);
    assertThat(stage.answers()).singleElement().asString().contains("from an older version of OpsMate");
  }

  @Test
  void withdrawingAsksBackAndOnlyWhoeverAsked() {
    Approval approval = stage.proposed("b-1");

    choose(ApprovalCard.WITHDRAW, approval, REQUESTER);
    choose(ApprovalCard.WITHDRAW, approval, APPROVER);
    stage.send(form(ApprovalCard.WITHDRAW, approval, REQUESTER, Map.of()));

    assertThat(stage.answers()).satisfiesExactly(
        asked -> assertThat(asked).startsWith("asks approval_withdraw “Withdraw your request?”"),
        told -> assertThat(told).contains("Only @U0REQUESTER, who asked for it, can withdraw it."),
        done -> assertThat(done).contains("Withdrawn", "nothing was changed"));
    assertThat(stage.now(approval).state()).isInstanceOf(ApprovalState.Declined.class);
  }

  @Test
  void breakingTheGlassNeedsAReasonThatSaysSomething() {
    stage.quorum(2);
    stage.given(new ApprovalRule.Extras(false, true));
    Approval approval = stage.proposed("b-1");

    choose(ApprovalCard.BREAK_GLASS, approval, APPROVER);
    SlackAnswer shortly = stage.send(form(ApprovalCard.BREAK_GLASS, approval, APPROVER, Map.of("reason",
        Clicks.words("urgent!"))));
    stage.send(form(ApprovalCard.BREAK_GLASS, approval, APPROVER, Map.of("reason",
        Clicks.words("checkout is down for everybody"))));

    assertThat(shortly.body()).contains("\"errors\"", "10 to 500");
    assertThat(stage.answers().getFirst()).contains("The security channel hears it", "somebody else has to review");
    assertThat(stage.now(approval).state()).isInstanceOf(ApprovalState.Ready.class);
  }

  @Test
  void anApprovalThatNeedsAReasonAsksForIt() {
    stage.given(new ApprovalRule.Extras(true, false));
    Approval approval = stage.proposed("b-1", "b-2");

    press(ApprovalCard.APPROVE, approval, APPROVER);
    press(ApprovalCard.APPROVE_WITH_REASON, approval, APPROVER, "b-1");
    press(ApprovalCard.APPROVE_WITH_REASON, approval, APPROVER, "b-1", "b-2");
    stage.send(form(ApprovalCard.APPROVE_WITH_REASON, approval, APPROVER, Map.of("reason",
        Clicks.words("the owner said so"))));

    assertThat(stage.answers()).satisfiesExactly(
        refused -> assertThat(refused).contains("want a reason with each approval"),
        unticked -> assertThat(unticked).contains("You unticked 1 of 2."),
        asked -> assertThat(asked).contains("Scrap 2 empty boxes", "It starts at once."),
        approved -> assertThat(approved).startsWith("Approved"));
    assertThat(stage.now(approval).state().votes()).singleElement()
        .satisfies(vote -> assertThat(vote.reason()).isEqualTo("the owner said so"));
  }

  @Test
  void snoozingFromTheMenuAsksForHowLong() {
    Approval approval = stage.proposed("b-1");

    choose(ApprovalCard.SNOOZE, approval, APPROVER);
    SlackAnswer none = stage.send(form(ApprovalCard.SNOOZE, approval, APPROVER, Map.of()));
    stage.send(form(ApprovalCard.SNOOZE, approval, APPROVER, Map.of("pause", chosen("HOUR"))));

    assertThat(none.body()).contains("Choose one.");
    assertThat(stage.answers()).satisfiesExactly(
        asked -> assertThat(asked).contains("stays open and can be approved"),
        done -> assertThat(done).contains("Snoozed until 2026-11-24T13:00:00Z by @U0APPROVER"));
    assertThat(stage.now(approval).isSnoozed(stage.clock.instant())).isTrue();
  }

  @Test
  void whatIsAboutToExpireIsNotSnoozed() {
    Approval approval = stage.proposed("b-1");
    stage.clock.advance(Duration.ofHours(24).minusMinutes(30));

    choose(ApprovalCard.SNOOZE, approval, APPROVER);

    assertThat(stage.answers()).singleElement().asString().contains("cannot be put off any more");
  }

  @Test
  void askingSomebodyByNameSaysWhoseVoteWouldNotCount() {
    Approval approval = stage.proposed("b-1");

    choose(ApprovalCard.REASSIGN, approval, REQUESTER);
    stage.send(form(ApprovalCard.REASSIGN, approval, REQUESTER, Map.of("people", people(OUTSIDER, SECOND))));
    stage.send(form(ApprovalCard.REASSIGN, approval, REQUESTER, Map.of("people", people(SECOND), "note",
        Clicks.words("please"))));

    assertThat(stage.answers()).satisfiesExactly(
        asked -> assertThat(asked).contains("Who may approve stays as it is"),
        refused -> assertThat(refused).contains("Nobody was asked.",
            "The vote of @U0OUTSIDER would not count: they are not one of the approvers.").doesNotContain("@U0SECOND"),
        done -> assertThat(done).contains("Waiting for @U0SECOND, asked by @U0REQUESTER."));
  }

  @Test
  void mutingRejectsAndSaysForHowLong() {
    Approval approval = stage.proposed("b-1");

    choose(ApprovalCard.MUTE, approval, APPROVER);
    SlackAnswer empty = stage.send(form(ApprovalCard.MUTE, approval, APPROVER, Map.of()));
    stage.send(form(ApprovalCard.MUTE, approval, APPROVER, Map.of("days", chosen("30"), "reach", chosen("THESE"),
        "reason", Clicks.words("kept for the move"))));
    choose(ApprovalCard.MUTE, approval, SECOND);

    assertThat(empty.body()).contains("Choose one.", "Say why");
    assertThat(stage.answers()).satisfiesExactly(
        asked -> assertThat(asked).contains("is not proposed again until then"),
        done -> assertThat(done).contains("Rejected and muted", "for 30 days"),
        late -> assertThat(late).contains("already rejected by @U0APPROVER"));
    assertThat(stage.desk.mutes().at(ACME, stage.clock.instant())).hasSize(1);
  }

  @Test
  void windowsOpenFromHomeToo() {
    Approval approval = stage.proposed("b-1");

    stage.press(Clicks.onHome(ApprovalCard.SNOOZE, ApprovalCard.value(approval), APPROVER.value(), "t"));

    assertThat(stage.answers()).singleElement().asString().contains("stays open and can be approved");
  }

  private static String chosen(String value) {
    return "{\"type\":\"static_select\",\"selected_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"x\"},"
        + "\"value\":\"" + value + "\"}}";
  }

  private static String people(MemberId... who) {
    return "{\"type\":\"multi_users_select\",\"selected_users\":[" + Stream.of(who)
        .map(one -> "\"" + one + "\"")
        .collect(Collectors.joining(",")) + "]}";
  }

  private String form(String id, Approval approval, MemberId who, Map<String, String> filled) {
    return Clicks.form(id, ApprovalCard.value(approval), who.value(), "f" + presses++, filled);
  }

  /** In the menu behind the buttons. */
  private void choose(String action, Approval approval, MemberId who) {
    stage.press(Clicks.inMenu(action + " " + ApprovalCard.value(approval), who.value(), "t" + presses++));
  }

  private void reject(Approval approval, MemberId who, String reason) {
    stage.send(rejection(approval, who, reason));
  }

  private String rejection(Approval approval, MemberId who, String reason) {
    return Clicks.form(ApprovalCard.REJECT, ApprovalCard.value(approval), who.value(), "f" + presses++,
        Map.of("reason", Clicks.words(reason)));
  }

  /** On a card without boxes. */
  private void press(String action, Approval approval, MemberId who) {
    stage.press(Clicks.onMessage(action, ApprovalCard.value(approval), who.value(), "17.1", "t" + presses++));
  }

  private void press(String action, Approval approval, MemberId who, String... tickedBoxes) {
    List<String> values = List.of(tickedBoxes).stream().map(box -> Boxes.ref(box).toString()).toList();
    stage.press(Clicks.onMessage(action, ApprovalCard.value(approval), who.value(), "17.1", "t" + presses++,
        Clicks.ticked(ApprovalCard.PICK, values)));
  }

  private static String details(Approval approval) {
    return Clicks.onMessage(ApprovalCard.DETAILS, ApprovalCard.value(approval), OUTSIDER.value(), "17.1", "details");
  }

  private List<Copy> copies(Approval approval) {
    return stage.memory.in(ACME, tx -> stage.copies.of(tx, approval.card()));
  }
}
