package io.opsmate.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.config.Settings;
import io.opsmate.app.config.SettingsRead;
import io.opsmate.app.config.SettingsReader;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.testkit.Orgs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing is switched on that nobody asked for, except where nothing can be hurt. */
class RulesSeedTest {
  @Test
  void anOrgThatNobodySetUpChangesNothing() {
    OrgRules rules = seeded(slack(Map.of())).apply(Orgs.ACME);

    assertThat(rules.level()).isEqualTo(RunnerLevel.PR_ONLY);
    assertThat(rules.enabled()).isEmpty();
    assertThat(rules.rules()).singleElement()
        .satisfies(rule -> assertThat(rule.approvers()).isEqualTo(OrgRules.WORKSPACE_ADMINS));
  }

  @Test
  void theSettingsSeedTheDefaultOrg() {
    OrgRules rules = seeded(slack(Map.of("OPSMATE_APPROVERS", "U0ANN,S0INFRA", "OPSMATE_ENABLE_ACTIONS",
        "nonprod:ebs.delete-volume"))).apply(Orgs.ACME);

    assertThat(rules.level()).isEqualTo(RunnerLevel.NONPROD);
    assertThat(rules.enabled()).containsExactly("ebs.delete-volume");
    assertThat(rules.rules()).containsExactly(ApprovalRule.of("default", 1,
        Set.of(new Approver.Person(new MemberId("U0ANN")), new Approver.InGroup(new GroupId("S0INFRA"))),
        Duration.ofHours(24)));
    assertThat(rules.securityChannel()).isNull();
  }

  @Test
  void theSettingsAreNotForOtherOrgs() {
    RulesSeed seed =
        seeded(slack(Map.of("OPSMATE_APPROVERS", "U0ANN", "OPSMATE_ENABLE_ACTIONS", "prod")));

    assertThat(seed.apply(Orgs.OTHER)).isEqualTo(seeded(slack(Map.of())).apply(Orgs.ACME));
  }

  @Test
  void theSandboxBeginsSwitchedOnWithTwoRules() {
    OrgRules rules = seeded(SandboxDefaults.in(settings(Map.of()))).apply(Orgs.ACME);

    assertThat(rules.level()).isEqualTo(RunnerLevel.PROD);
    assertThat(rules.isEnabled("ebs.delete-snapshot")).isTrue();
    assertThat(rules.rules()).hasSize(2).allSatisfy(rule -> {
      assertThat(rule.approvers())
          .containsExactly(new Approver.InGroup(new GroupId(SandboxTeam.APPROVERS)));
      assertThat(rule.extras().breakGlass()).isTrue();
    });
    assertThat(rules.securityChannel()).isEqualTo(new ChannelId(SandboxTeam.SECURITY));
  }

  @Test
  void aDemoEstateBehindASlackBeginsSwitchedOn() {
    assertThat(seeded(slack(Map.of("OPSMATE_ESTATE", "demo"))).apply(Orgs.ACME).level()).isEqualTo(RunnerLevel.PROD);
  }

  private static RulesSeed seeded(Settings settings) {
    return new RulesSeed(settings, Orgs.ACME);
  }

  private static Settings slack(Map<String, String> more) {
    Map<String, String> all =
        new HashMap<>(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_SIGNING_SECRET", "0123456789abcdef0123456789abcdef"));
    all.putAll(more);
    return settings(all);
  }

  private static Settings settings(Map<String, String> env) {
    return ((SettingsRead.Good) SettingsReader.read(env, Path.of("home"))).settings();
  }
}
