package io.opsmate.app.wiring;

import io.opsmate.app.config.Settings;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import io.opsmate.skills.approval.rules.Applies;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Risk;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The first version of an org's rules. The default org's comes from the settings, and later changes of the settings change
 * nothing; any other org begins with nothing switched on and its workspace admins as approvers.
 */
final class RulesSeed implements Function<OrgId, OrgRules> {
  private static final Duration EXPIRY = Duration.ofHours(24);
  private static final ApprovalRule.Extras BREAK_GLASS = new ApprovalRule.Extras(false, true);

  private final Settings settings;
  private final OrgId defaultOrg;

  RulesSeed(Settings settings, OrgId defaultOrg) {
    this.settings = settings;
    this.defaultOrg = defaultOrg;
  }

  @Override
  public OrgRules apply(OrgId org) {
    if (!org.equals(defaultOrg)) {
      return OrgRules.initial(List.of(first(OrgRules.WORKSPACE_ADMINS)));
    }
    OrgRules plain = OrgRules.initial(rules());
    Optional<Settings.OptIn> optIn = optIn();
    return new OrgRules(plain.version(), optIn.map(Settings.OptIn::level).orElse(plain.level()),
        optIn.map(Settings.OptIn::actions).orElse(plain.enabled()), plain.admins(), plain.rules(), plain.policies(),
        plain.limits(), settings.isSandbox() ? new ChannelId(SandboxTeam.SECURITY) : null);
  }

  /** A demo has nothing that could be hurt, and would show nothing if it began switched off. */
  private Optional<Settings.OptIn> optIn() {
    boolean demo = settings.isSandbox() || settings.estate() == Settings.EstateKind.DEMO;
    return settings.optIn()
        .or(() -> demo
            ? Optional.of(new Settings.OptIn(RunnerLevel.PROD, Set.of(OrgRules.ALL)))
            : Optional.empty());
  }

  private List<ApprovalRule> rules() {
    Set<Approver> approvers = approvers();
    ApprovalRule one = first(approvers);
    if (!settings.isSandbox()) {
      return List.of(one);
    }
    ApprovalRule two = ApprovalRule.of("two people for production that cannot be undone", 2, approvers, EXPIRY)
        .about(new Applies(Set.of(), Set.of(), Set.of(Environment.PRODUCTION), Risk.IRREVERSIBLE));
    return List.of(one.with(BREAK_GLASS), two.with(BREAK_GLASS));
  }

  private static ApprovalRule first(Set<Approver> approvers) {
    return ApprovalRule.of("default", 1, approvers, EXPIRY);
  }

  private Set<Approver> approvers() {
    Set<Approver> named = new HashSet<>();
    settings.approvers().members().forEach(member -> named.add(new Approver.Person(member)));
    settings.approvers().groups().forEach(group -> named.add(new Approver.InGroup(group)));
    return named.isEmpty() ? OrgRules.WORKSPACE_ADMINS : named;
  }
}
