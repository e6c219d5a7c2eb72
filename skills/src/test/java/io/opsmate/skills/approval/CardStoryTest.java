package io.opsmate.skills.approval;

import static io.opsmate.skills.approval.Desk.APPROVER;
import static io.opsmate.skills.approval.Desk.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.ApprovalRule.Extras;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Part;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.testkit.Orgs;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the card says at each station of a request's life. */
class CardStoryTest {
  private static final Decision YES = new Decision.Approve();

  private final Desk desk = new Desk();

  @Test
  void aRequestSaysWhatItWantsOfWhomAndUntilWhen() {
    Approval approval = desk.proposed("i-1", "i-2");
    Card card = card(approval);

    assertThat(card.headline().plain())
        .startsWith("Stop 2 idle instances: Needs approval: 0 of 1 approved, waiting for")
        .contains("Open until");
    assertThat(facts(card)).contains("Saves: $140.16/mo", "Risk: reversible", "Why: They have been idle for two weeks",
        "Way back: Start them again", "Could also touch: Nothing else");
    assertThat(note(card)).startsWith("Nothing happens before Approve. Request " + approval.id());
    assertThat(buttons(card)).contains(ApprovalCard.APPROVE, ApprovalCard.REJECT, ApprovalCard.NARROW,
        ApprovalCard.DETAILS);
    assertThat(parts(card, Card.Buttons.class).flatMap(row -> row.buttons().stream())).allSatisfy(
        button -> assertThat(button.value()).isEqualTo(approval.id() + ":" + approval.hash()));
  }

  @Test
  void severalResourcesCanBeTickedAndASingleOneCannot() {
    Card two = card(desk.proposed("i-1", "i-2"));
    Card one = card(desk.proposed("i-3"));

    assertThat(two.choices()).containsExactly(ApprovalCard.PICK);
    assertThat(parts(two, Card.Choice.class).flatMap(choice -> choice.options().stream())).allMatch(Card.Option::ticked)
        .extracting(Card.Option::value)
        .containsExactly("i-1 in eu-west-1", "i-2 in eu-west-1");
    assertThat(one.choices()).isEmpty();
    assertThat(rows(one)).containsExactly("$70.08/mo · i-3 m5.large | idle for 14 d");
    assertThat(buttons(one)).doesNotContain(ApprovalCard.NARROW);
  }

  @Test
  void approveAsksBackWithExactlyWhatWillHappen() {
    assertThat(question(desk.proposed("i-1", "i-2")))
        .isEqualTo("Stop 2 idle instances: i-1, i-2. Way back: Start them again. It starts at once.");
  }

  @Test
  void approveSaysHowManyAreMissing() {
    desk.given(ApprovalRule.of("three", 3, Set.of(Desk.IN_GROUP), Duration.ofHours(24)));
    assertThat(question(desk.proposed("i-1"))).endsWith("It starts when 3 people have approved, you among them.");

    desk.given(Desk.RULE, ApprovalRule.of("too", 1, Set.of(Desk.IN_GROUP), Duration.ofHours(24)));
    assertThat(question(desk.proposed("i-2"))).endsWith("It starts at once, unless somebody else has to approve too.");
  }

  @Test
  void theMenuHasTheGlassOnlyWhereTheRulesAllowIt() {
    assertThat(menu(card(desk.proposed("i-1")))).containsExactly(ApprovalCard.SNOOZE, ApprovalCard.REASSIGN,
        ApprovalCard.MUTE, ApprovalCard.WITHDRAW);

    desk.given(Desk.RULE.with(new Extras(true, true)));
    Card card = card(desk.proposed("i-2"));
    assertThat(menu(card)).contains(ApprovalCard.BREAK_GLASS);
    assertThat(buttons(card)).contains(ApprovalCard.APPROVE_WITH_REASON).doesNotContain(ApprovalCard.APPROVE);
  }

  @Test
  void onceApprovedItSaysByWhomAndCannotBeDecided() {
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, APPROVER, new Decision.Approve("checked"));

    Card card = card(approval);

    assertThat(card.headline().plain())
        .contains("Approved by @U0APPROVER1 2026-11-24T12:00:00Z (checked). Starting now.");
    assertThat(buttons(card)).contains(ApprovalCard.DETAILS)
        .doesNotContain(ApprovalCard.APPROVE, ApprovalCard.REJECT, ApprovalCard.NARROW);
    assertThat(note(card)).doesNotContain("Nothing happens before");
  }

  @Test
  void anApprovalWithoutAReasonShowsNone() {
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, APPROVER, YES);

    assertThat(card(approval).headline().plain()).contains("by @U0APPROVER1 2026-11-24T12:00:00Z. Starting");
  }

  @Test
  void brokenGlassIsNamedAsSuch() {
    desk.given(Desk.RULE.with(new Extras(false, true)));
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, APPROVER, new Decision.BreakGlass("checkout is down"));

    assertThat(card(approval).headline().plain()).contains("(glass broken: checkout is down)");
  }

  @Test
  void whileItRunsEachResourceSaysWhereItStands() {
    desk.world.on("i-2", _ -> new Execution.Waiting("op-7", desk.clock.instant().plusSeconds(60), "it is stopping"));
    Approval approval = desk.carriedOut(desk.proposed("i-1", "i-2"));

    Card card = card(approval);

    assertThat(card.headline().plain()).contains("Working by @U0APPROVER1", "1 of 2 settled");
    assertThat(rows(card)).containsExactly("$70.08/mo · i-1 m5.large | Done: stopped",
        "$70.08/mo · i-2 m5.large | it is stopping");
    assertThat(facts(card)).contains("Saves: $140.16/mo");
  }

  @Test
  void atFirstOneIsInProgressAndTheOthersWaitTheirTurn() {
    Approval approval = desk.proposed("i-1", "i-2");
    desk.world.on("i-1", _ -> {
      assertThat(rows(card(approval))).containsExactly("$70.08/mo · i-1 m5.large | in progress",
          "$70.08/mo · i-2 m5.large | waiting its turn");
      return Execution.done("stopped");
    });

    assertThat(desk.carriedOut(approval).state()).isInstanceOf(ApprovalState.Finished.class);
  }

  @Test
  void atTheEndEachResourceHasItsOutcome() {
    desk.world.on("i-2", _ -> Execution.failed("AWS said no"));
    desk.world.on("i-3", _ -> Execution.unknown("AWS did not answer"));
    desk.world.recheckGives("i-4", new Recheck.Result.Changed("it is busy again"));

    Card card = card(desk.carriedOut(desk.proposed("i-1", "i-2", "i-3", "i-4")));

    assertThat(card.headline().plain()).contains("1 of 4 done", "Saved: $70.08/mo", "Approved by @U0APPROVER1",
        "finished 2026-11-24T12:00:00Z");
    assertThat(rows(card)).extracting(row -> row.substring(row.indexOf("| ") + 2))
        .containsExactly("Done: stopped", "Failed: AWS said no", "Unknown, please look: AWS did not answer",
            "Not done: it is busy again");
    assertThat(facts(card)).noneMatch(fact -> fact.startsWith("Saves") || fact.startsWith("Could also"))
        .contains("Way back: Start them again")
        .anyMatch(fact -> fact.startsWith("Asked by: @U0REQUESTER"));
  }

  @Test
  void aRejectionSaysWhoAndWhyAndThatNothingChanged() {
    Approval rejected = desk.proposed("i-1");
    Approval withdrawn = desk.proposed("i-2");
    desk.decide(rejected, APPROVER, new Decision.Reject("still in use"));
    desk.decide(withdrawn, REQUESTER, new Decision.Reject(" "));

    assertThat(card(rejected).headline().plain())
        .endsWith("Rejected by @U0APPROVER1 2026-11-24T12:00:00Z: still in use. Nothing was changed.");
    assertThat(card(withdrawn).headline().plain())
        .endsWith("Withdrawn by @U0REQUESTER 2026-11-24T12:00:00Z. Nothing was changed.");
  }

  @Test
  void silenceSaysThatNothingChanged() {
    Approval approval = desk.proposed("i-1");
    desk.clock.advance(Duration.ofDays(2));
    desk.jobs.runDue(desk.clock.instant());

    assertThat(card(approval).headline().plain()).contains("Expired").endsWith("Nothing was changed.");
    assertThat(buttons(card(approval))).doesNotContain(ApprovalCard.APPROVE);
  }

  @Test
  void whatWasTakenOutIsCounted() {
    Approval approval = desk.proposed("i-1", "i-2", "i-3");
    desk.decide(approval, APPROVER, new Decision.Narrow(Set.of("i-2 in eu-west-1")));

    assertThat(note(card(approval))).startsWith("2 taken out of the plan. Nothing happens before");
  }

  private Card card(Approval approval) {
    return desk.chat.card(Orgs.ACME, approval.card()).orElseThrow().card();
  }

  private String question(Approval approval) {
    return parts(card(approval), Card.Buttons.class).flatMap(row -> row.buttons().stream())
        .map(Card.Button::confirm)
        .filter(Objects::nonNull)
        .map(confirm -> Objects.requireNonNull(confirm).text())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> menu(Card card) {
    return parts(card, Card.Buttons.class).flatMap(row -> row.more().stream()).map(Card.Button::action).toList();
  }

  private static List<String> facts(Card card) {
    return parts(card, Card.Facts.class).flatMap(facts -> facts.facts().stream())
        .map(fact -> fact.label() + ": " + fact.value().plain())
        .toList();
  }

  private static List<String> rows(Card card) {
    return parts(card, Card.Rows.class).flatMap(rows -> rows.rows().stream())
        .map(row -> row.main().plain() + " | " + row.detail().plain())
        .toList();
  }

  private static List<String> buttons(Card card) {
    return parts(card, Card.Buttons.class).flatMap(row -> row.buttons().stream()).map(Card.Button::action).toList();
  }

  private static String note(Card card) {
    return parts(card, Card.Note.class).map(Card.Note::text).map(Text::plain).reduce("", String::concat);
  }

  private static <P extends Part> Stream<P> parts(Card card, Class<P> kind) {
    return card.parts().stream().filter(kind::isInstance).map(kind::cast);
  }
}
