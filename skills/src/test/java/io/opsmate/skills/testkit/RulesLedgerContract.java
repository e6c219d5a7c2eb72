package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.approval.rules.Applies;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Limits;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.Role;
import io.opsmate.skills.approval.rules.RulesLedger;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.approval.rules.Stop;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.approval.rules.WorkingHours;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.Transactions;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link RulesLedger} keeps. It is new for each test, and its orgs begin with {@link #FULL}. */
public interface RulesLedgerContract {
  /** Rules with something in every field. */
  OrgRules FULL = new OrgRules(1, RunnerLevel.NONPROD, Set.of("box.scrap", "box.paint"),
      Set.of(new Approver.WithRole(Role.WORKSPACE_ADMIN), new Approver.Person(new MemberId("UADMIN"))),
      List.of(ApprovalRule.of("default", 1, Set.of(new Approver.InGroup(new GroupId("SINFRA"))), Duration.ofHours(8)),
          new ApprovalRule("two at work",
              new Applies(Set.of("zombie"), Set.of("box.scrap"),
                  Set.of(Environment.PRODUCTION, new Environment("staging")), Risk.DESTRUCTIVE),
              2, Set.of(new Approver.WithRole(Role.OPSMATE_ADMIN), new Approver.Person(new MemberId("WBOSS"))),
              new ApprovalRule.Exclusions(true, false), new ApprovalRule.Extras(true, true), Duration.ofMinutes(90),
              new WorkingHours(ZoneId.of("Europe/London"), Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                  LocalTime.of(9, 0), LocalTime.of(17, 30)))),
      List.of(new UserPolicy("no weekends", UserPolicy.Effect.DENY, "now.getDayOfWeek() == 6"),
          new UserPolicy("many", UserPolicy.Effect.REQUIRE_APPROVALS, "plan.resources > 5 ? 2 : 0"),
          new UserPolicy("why", UserPolicy.Effect.REQUIRE_REASON, "“” != plan.incident")),
      new Limits(10, 6, 30, 5, 4, 8), new ChannelId("CSEC"));

  SkillName ZOMBIE = new SkillName("zombie");
  MemberId ANN = new MemberId("UANN");

  Transactions transactions();

  RulesLedger rules();

  @Test
  default void anOrgBeginsWithTheRulesOfTheSeed() {
    assertThat(current(Orgs.ACME)).isEqualTo(FULL);
    assertThat(current(Orgs.ACME)).isEqualTo(FULL);
  }

  @Test
  default void whatWasSavedHoldsForThatOrgOnly() {
    save(FULL.withLevel(RunnerLevel.PROD));

    assertThat(current(Orgs.ACME)).isEqualTo(FULL.withLevel(RunnerLevel.PROD));
    assertThat(current(Orgs.OTHER)).isEqualTo(FULL);
  }

  @Test
  default void whatWasSavedIsSeenInTheSameTransaction() {
    OrgRules seen = transactions().in(Orgs.ACME, tx -> {
      rules().rules(tx);
      rules().save(tx, FULL.withEnabled(Set.of()));
      return rules().rules(tx);
    });

    assertThat(seen).isEqualTo(FULL.withEnabled(Set.of()));
  }

  @Test
  default void aVersionThatWasReplacedStays() {
    save(FULL.withLevel(RunnerLevel.PROD));

    assertThat(transactions().<Optional<OrgRules>>in(Orgs.ACME, tx -> rules().version(tx, 1))).contains(FULL);
    assertThat(transactions().<Optional<OrgRules>>in(Orgs.ACME, tx -> rules().version(tx, 3))).isEmpty();
  }

  @Test
  default void ofTwoChangesOfTheSameVersionTheSecondIsOvertaken() {
    save(FULL.withLevel(RunnerLevel.PROD));

    assertThatThrownBy(() -> save(FULL.withLevel(RunnerLevel.PR_ONLY))).isInstanceOf(RulesLedger.Overtaken.class);
    assertThat(current(Orgs.ACME).level()).isEqualTo(RunnerLevel.PROD);
  }

  @Test
  default void aVersionThatLeavesOneOutIsOvertaken() {
    OrgRules later = FULL.withLevel(RunnerLevel.PROD).withLevel(RunnerLevel.PR_ONLY);

    assertThatThrownBy(() -> save(later)).isInstanceOf(RulesLedger.Overtaken.class);
  }

  @Test
  default void whatWasRolledBackWasNeverSaved() {
    assertThatThrownBy(() -> transactions().run(Orgs.ACME, tx -> {
      rules().rules(tx);
      rules().save(tx, FULL.withLevel(RunnerLevel.PROD));
      rules().rules(tx);
      throw new IllegalStateException("no");
    })).hasMessage("no");
    save(FULL.withLevel(RunnerLevel.PR_ONLY));

    assertThat(current(Orgs.ACME)).isEqualTo(FULL.withLevel(RunnerLevel.PR_ONLY));
  }

  @Test
  default void stopsStayUntilTheyAreResumedOneByOne() {
    Stop all = new Stop(null, ANN, "fire", SetClock.NOON);
    Stop one = new Stop(ZOMBIE, ANN, "odd", SetClock.NOON.plusSeconds(1));
    stop(one);
    stop(all);

    assertThat(stops(Orgs.ACME)).containsExactly(all, one);
    assertThat(stops(Orgs.OTHER)).isEmpty();
    assertThat(resume(null)).contains(all);
    assertThat(resume(null)).isEmpty();
    assertThat(stops(Orgs.ACME)).containsExactly(one);
    assertThat(resume(ZOMBIE)).contains(one);
    assertThat(stops(Orgs.ACME)).isEmpty();
  }

  @Test
  default void aStopOfTheSameReachReplaces() {
    Stop later = new Stop(ZOMBIE, new MemberId("UBOB"), "odder", SetClock.NOON.plusSeconds(1));
    stop(new Stop(ZOMBIE, ANN, "odd", SetClock.NOON));
    stop(later);

    assertThat(stops(Orgs.ACME)).containsExactly(later);
  }

  private OrgRules current(OrgId org) {
    return transactions().in(org, tx -> rules().rules(tx));
  }

  private void save(OrgRules next) {
    transactions().run(Orgs.ACME, tx -> {
      rules().rules(tx);
      rules().save(tx, next);
    });
  }

  private List<Stop> stops(OrgId org) {
    return transactions().in(org, tx -> rules().stops(tx));
  }

  private void stop(Stop stop) {
    transactions().run(Orgs.ACME, tx -> rules().stop(tx, stop));
  }

  private Optional<Stop> resume(@Nullable SkillName skill) {
    return transactions().in(Orgs.ACME, tx -> rules().resume(tx, skill));
  }
}
