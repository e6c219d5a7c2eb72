package io.opsmate.skills.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.approval.rules.WorkingHours;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.testkit.Orgs;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesTest {
  private final Town town = new Town();

  @Test
  void anybodyReadsTheRules() {
    assertThat(Town.words(town.command(Town.OUTSIDER, "rules", Map.of()))).contains(
        "prod: OpsMate acts in production too. Switched on: all.",
        "Rule default: 1 approval from @U0APPROVER1 or @U0APPROVER2, for everything; never the requester;"
            + " one approver may break the glass; open for 1 d.");
  }

  @Test
  void aRuleIsAddedWithAllThatWasAnswered() {
    town.submit(Town.ADMIN, RuleForm.ID, "1:", rule(Map.of("environments", List.of("prod, staging"), "days",
        List.of("MONDAY"), "zone", List.of("Europe/London"), "extras", List.of("reason"))));

    ApprovalRule added = town.now().rules().getLast();
    assertThat(added.name()).isEqualTo("two for production");
    assertThat(added.applies().environments()).isEqualTo(
        Set.of(Environment.PRODUCTION, new Environment("staging")));
    assertThat(added.applies().from()).isEqualTo(Risk.DESTRUCTIVE);
    assertThat(added.quorum()).isEqualTo(2);
    assertThat(added.excluded()).isEqualTo(new ApprovalRule.Exclusions(true, false));
    assertThat(added.extras()).isEqualTo(new ApprovalRule.Extras(true, false));
    assertThat(added.expiry()).isEqualTo(Duration.ofHours(8));
    assertThat(added.hours()).isEqualTo(new WorkingHours(ZoneId.of("Europe/London"), Set.of(DayOfWeek.MONDAY),
        LocalTime.of(9, 0), LocalTime.of(17, 0)));
  }

  @Test
  void editingARuleKeepsItsPlace() {
    town.submit(Town.ADMIN, RuleForm.ID, "1:default", rule(Map.of()));

    assertThat(town.now().rules()).extracting(ApprovalRule::name).containsExactly("two for production");
  }

  @Test
  void aSecondRuleOfTheSameNameIsNotSaved() {
    Reply reply = town.submit(Town.ADMIN, RuleForm.ID, "1:", rule(Map.of("name", List.of("default"))));

    assertThat(Town.words(reply)).contains("Nothing was saved: two rules have the same name.");
    assertThat(town.now().version()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsNamedAtItsField() {
    assertThat(town.faults(RuleForm.ID, rule(Map.of("name", List.of(), "quorum", List.of("none"), "expiry",
        List.of("1m"), "days", List.of("FRIDAY"), "from", List.of("9 am"), "zone", List.of("Mars")))))
        .containsOnlyKeys("name", "quorum", "expiry", "from", "zone");
  }

  @Test
  void onlyAdminsChangeRules() {
    assertThat(Town.words(town.press(Town.APPROVER, RulesCard.EDIT_RULE, "1:default"))).contains(
        "only OpsMate admins may do this");
    town.submit(Town.APPROVER, RuleForm.ID, "1:", rule(Map.of()));
    town.submit(Town.APPROVER, LimitsForm.ID, "1:", Map.of());
    town.press(Town.APPROVER, RulesCard.REMOVE_RULE, "1:default");

    assertThat(town.now().version()).isEqualTo(1);
  }

  @Test
  void removingTheLastRuleSaysThatNobodyCanApproveNow() {
    Reply reply = town.press(Town.ADMIN, RulesCard.REMOVE_RULE, "1:default");

    assertThat(town.now().rules()).isEmpty();
    assertThat(Town.words(reply)).contains("nobody can approve anything");
  }

  @Test
  void aButtonOnAnOlderListRemovesNothing() {
    town.submit(Town.ADMIN, RuleForm.ID, "1:", rule(Map.of()));
    Reply reply = town.press(Town.ADMIN, RulesCard.REMOVE_RULE, "1:default");

    assertThat(Town.words(reply)).contains("the rules changed since that list was shown");
    assertThat(town.now().rules()).hasSize(2);
  }

  @Test
  void aPolicyThatCannotBeReadIsNotSavedAndSaysWhere() {
    Map<String, List<String>> wrong = policy("deny", "plan.wrong");

    assertThat(town.faults(PolicyForm.ID, wrong)).containsEntry("expression", "Line 2, column 7: no such field");
    assertThat(Town.words(town.submit(Town.ADMIN, PolicyForm.ID, "1:", wrong))).contains("Line 2, column 7");
    assertThat(town.now().policies()).isEmpty();
  }

  @Test
  void aPolicyThatIsFineIsSaved() {
    town.submit(Town.ADMIN, PolicyForm.ID, "1:", policy("requireReason", "true"));

    assertThat(town.now().policies()).containsExactly(
        new UserPolicy("freeze", UserPolicy.Effect.REQUIRE_REASON, "true"));
  }

  @Test
  void limitsOutOfRangeAreNamed() {
    assertThat(town.faults(LimitsForm.ID, Map.of("per_plan", List.of("21"), "percent", List.of("5"), "per_hour",
        List.of("60"), "per_incident", List.of("10"), "failures", List.of("3"), "jump", List.of("4"))))
        .containsOnlyKeys("per_plan");
  }

  @Test
  void aTestExplainsWhatAPlanWouldNeed() {
    town.submit(Town.ADMIN, PolicyForm.ID, "1:", policy("requireApprovals", "2"));

    assertThat(Town.words(town.command(Town.OUTSIDER, "policy",
        Map.of("what", "test", "action", "box.scrap", "environment", "prod", "resources", "3")))).contains(
            "0 of 2 approved, waiting for @U0APPROVER1 or @U0APPROVER2; production; destructive",
            "○ rule default: 0 of 1 approved", "    ✓ the requester cannot approve",
            "✓ the policy “freeze” wants 2 approvals");
    assertThat(town.desk.open(Orgs.ACME, 10)).isEmpty();
  }

  @Test
  void aTestOfNoActionNamesThoseThereAre() {
    assertThat(Town.words(town.command(Town.OUTSIDER, "policy", Map.of("what", "test", "action", "box.burn"))))
        .contains("There is no action box.burn. There are box.scrap.");
  }

  @Test
  void aRequestThatWaitsIsDrawnAgainAndSaysWhatIsWantedNow() {
    Approval approval = town.proposed("b-1");
    town.submit(Town.ADMIN, RuleForm.ID, "1:default", rule(Map.of()));
    town.jobs.runDue(town.clock.instant());

    assertThat(town.now(approval).version()).isEqualTo(2);
    assertThat(town.chat.threads(Orgs.ACME)).singleElement()
        .satisfies(said -> assertThat(said.text().plain())
            .startsWith("The rules changed: now 0 of 2 approved, waiting for @U0APPROVER1 or @U0APPROVER2."));
    assertThat(town.audit.words(Orgs.ACME)).endsWith("rules.changed", "approval.reconsidered");
    assertThat(town.jobs.failures()).isEmpty();
  }

  @Test
  void aRequestOfWhichTheNewRulesWantTheSameIsLeftAlone() {
    Approval approval = town.proposed("b-1");
    town.submit(Town.ADMIN, RuleForm.ID, "1:", rule(Map.of("environments", List.of("staging"))));
    town.press(Town.ADMIN, RulesCard.REMOVE_RULE, "2:two for production");
    town.jobs.runDue(town.clock.instant());

    assertThat(town.now(approval).version()).isEqualTo(1);
    assertThat(town.chat.threads(Orgs.ACME)).isEmpty();
  }

  @Test
  void weakerRulesApproveNothingByThemselves() {
    town.submit(Town.ADMIN, RuleForm.ID, "1:default", rule(Map.of()));
    town.jobs.runDue(town.clock.instant());
    Approval approval = town.proposed("b-1");
    town.decide(approval, Town.APPROVER, new Decision.Approve());

    town.submit(Town.ADMIN, RuleForm.ID, "2:two for production", rule(Map.of("quorum", List.of("1"))));
    town.jobs.runDue(town.clock.instant());

    assertThat(town.now(approval).state().word()).isEqualTo("PENDING");
    assertThat(town.chat.threads(Orgs.ACME)).last()
        .satisfies(said -> assertThat(said.text().plain()).endsWith("an approver presses Approve once more to begin."));

    town.decide(approval, Town.APPROVER, new Decision.Approve());

    assertThat(town.now(approval).state().word()).isEqualTo("READY");
  }

  private static Map<String, List<String>> policy(String effect, String expression) {
    return Map.of("name", List.of("freeze"), "effect", List.of(effect), "expression", List.of(expression));
  }

  private static Map<String, List<String>> rule(Map<String, List<String>> others) {
    Map<String, List<String>> answers = new HashMap<>(Map.of("name", List.of("two for production"), "risk",
        List.of("DESTRUCTIVE"), "quorum", List.of("2"), "people",
        List.of(Town.APPROVER.value(), Town.SECOND.value()), "excluded", List.of("requester"), "expiry",
        List.of("8h"), "from", List.of("09:00"), "to", List.of("17:00"), "zone", List.of("UTC")));
    answers.putAll(others);
    return answers;
  }
}
