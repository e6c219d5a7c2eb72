package io.opsmate.skills.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.Role;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.testkit.Orgs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SetupTest {
  private final Town town = new Town();

  @Test
  void aWorkspaceAdminIsAskedUntilSomebodyElseIsAdmin() {
    assertThat(town.command(Town.ADMIN, "setup", Map.of())).isInstanceOf(Reply.Ask.class);
    assertThat(Town.words(town.command(Town.APPROVER, "setup", Map.of()))).contains("only OpsMate admins may do this");
  }

  @Test
  void whatWasAnsweredIsInForceAndOnRecord() {
    Reply reply = town.submit(Town.ADMIN, SetupForm.ID, "1", answers(Map.of("level", List.of("nonprod"), "enabled",
        List.of(), "approver_others", List.of("S0INFRA"), "quorum", List.of("2"), "channel", List.of("C0SEC"))));

    OrgRules now = town.now();
    assertThat(now.version()).isEqualTo(2);
    assertThat(now.level()).isEqualTo(RunnerLevel.NONPROD);
    assertThat(now.enabled()).isEmpty();
    assertThat(now.securityChannel()).isEqualTo(new ChannelId("C0SEC"));
    assertThat(now.rules().getFirst().quorum()).isEqualTo(2);
    assertThat(now.rules().getFirst().approvers()).containsExactlyInAnyOrder(new Approver.Person(Town.APPROVER),
        new Approver.InGroup(new GroupId("S0INFRA")));
    assertThat(now.rules().getFirst().extras().breakGlass()).isTrue();
    assertThat(Town.words(reply)).contains("Version 2 of the rules is in force.", "runner level: nonprod (was prod)");
    assertThat(town.audit.of(Orgs.ACME)).singleElement().satisfies(entry -> {
      assertThat(entry.what()).isEqualTo("rules.changed");
      assertThat(entry.facts()).containsEntry("from", "1").containsEntry("to", "2");
      assertThat(entry.facts().get("changed")).contains("switched on: none (was all)");
      assertThat(entry.people()).contains(Town.ADMIN, Town.SECOND).doesNotContain(Town.APPROVER);
    });
  }

  @Test
  void whoIsNoAdminSavesNothing() {
    Reply reply = town.submit(Town.APPROVER, SetupForm.ID, "1", answers(Map.of("level", List.of("pr-only"))));

    assertThat(Town.words(reply)).contains("Nothing was changed");
    assertThat(town.now().version()).isEqualTo(1);
  }

  @Test
  void whoeverSavesSecondIsShownWhatTheFirstSaved() {
    town.submit(Town.ADMIN, SetupForm.ID, "1", answers(Map.of("level", List.of("nonprod"))));
    Reply second = town.submit(Town.ADMIN, SetupForm.ID, "1", answers(Map.of("level", List.of("pr-only"))));

    assertThat(second).isInstanceOfSatisfying(Reply.Ask.class, ask -> assertThat(ask.form().token()).isEqualTo("2"));
    assertThat(Town.words(second)).contains("Somebody saved first");
    assertThat(town.now().level()).isEqualTo(RunnerLevel.NONPROD);
  }

  @Test
  void lockingOneselfOutIsAskedBackFirst() {
    Map<String, List<String>> answers =
        answers(Map.of("admins", List.of(Town.SECOND.value()), "admin_others", List.of()));
    Reply asked = town.submit(Town.ADMIN, SetupForm.ID, "1", answers);

    assertThat(Town.words(asked)).contains("Nothing was saved yet.", "you would be no OpsMate admin any more");
    assertThat(town.now().version()).isEqualTo(1);

    answers.put(SetupForm.SURE, List.of("yes"));
    town.submit(Town.ADMIN, SetupForm.ID, "1", answers);

    assertThat(town.now().admins()).containsExactly(new Approver.Person(Town.SECOND));
  }

  @Test
  void moreApprovalsThanPeopleIsAskedBackFirst() {
    Reply asked = town.submit(Town.ADMIN, SetupForm.ID, "1", answers(Map.of("quorum", List.of("3"))));

    assertThat(Town.words(asked)).contains("3 approvals are wanted from 1 people");
  }

  @Test
  void nobodyAsAdminMeansWorkspaceAdmins() {
    town.submit(Town.ADMIN, SetupForm.ID, "1", answers(Map.of("admin_others", List.of())));

    assertThat(town.now().admins()).isEqualTo(OrgRules.WORKSPACE_ADMINS);
  }

  @Test
  void withEverythingTickedAllStaysAll() {
    town.submit(Town.ADMIN, SetupForm.ID, "1", answers(Map.of("level", List.of("nonprod"))));

    assertThat(town.now().enabled()).isEqualTo(Set.of(OrgRules.ALL));
  }

  @Test
  void whatNamesNobodyIsAFaultOfItsField() {
    Map<String, String> faults = town.faults(SetupForm.ID,
        answers(Map.of("approver_others", List.of("infra"), "quorum", List.of("0"))));

    assertThat(faults).containsOnlyKeys("approver_others", "quorum");
    assertThat(faults.get("approver_others")).contains("“infra” is no user group and no role");
  }

  @Test
  void rolesAndMentionedGroupsAreRead() {
    assertThat(ApproverWords.parse(List.of(), "opsmate-admin, <!subteam^S0INFRA|@infra>")).containsExactlyInAnyOrder(
        new Approver.WithRole(Role.OPSMATE_ADMIN), new Approver.InGroup(new GroupId("S0INFRA")));
  }

  /** The form as it is at first, with these answers instead. */
  private static Map<String, List<String>> answers(Map<String, List<String>> others) {
    Map<String, List<String>> answers = new HashMap<>(Map.of("level", List.of("prod"), "enabled", List.of("box.scrap"),
        "admins", List.of(), "admin_others", List.of("workspace-admin"), "approvers", List.of(Town.APPROVER.value()),
        "approver_others", List.of(), "quorum", List.of("1"), "channel", List.of()));
    answers.putAll(others);
    return answers;
  }
}
