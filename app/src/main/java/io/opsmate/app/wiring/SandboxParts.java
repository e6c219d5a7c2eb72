package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.jobs.SchedulerJobs;
import io.opsmate.app.config.Settings;
import io.opsmate.app.sandbox.slack.SandboxClock;
import io.opsmate.app.sandbox.slack.SandboxSettings;
import io.opsmate.app.sandbox.slack.TimeTravel;
import io.opsmate.app.sandbox.slack.api.BlockCheck;
import io.opsmate.app.sandbox.slack.delivery.CommandHints;
import io.opsmate.app.sandbox.slack.workspace.InstalledApp;
import io.opsmate.commands.blockkit.BlockKitValidator;
import io.opsmate.commands.manifest.AppManifest;
import io.opsmate.commands.relay.RelayLoop;
import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.kernel.SkillSet;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the sandbox borrows from the application: the one Block Kit validator, and the commands for its hints. */
@Factory
@Requires(beans = {SandboxSettings.class, DatabaseStart.class})
final class SandboxParts {
  @Singleton
  BlockCheck blockCheck() {
    return (surface, json) -> BlockKitValidator.check(surface, json)
        .stream()
        .map(fault -> new BlockCheck.Fault(fault.message(), fault.pointer(), fault.rule()))
        .toList();
  }

  @Singleton
  CommandHints hints(Grammar grammar, SkillSet skills) {
    List<CommandHints.Hint> aliases = AppManifest.of(skills)
        .commands()
        .stream()
        .skip(1)
        .map(slash -> new CommandHints.Hint((slash.command() + " " + slash.usageHint()).strip(),
            "The same as /opsmate " + slash.command().substring(1) + "."))
        .toList();
    return () -> Stream.concat(
        grammar.hints().stream().map(hint -> new CommandHints.Hint(hint.usage(), hint.description())),
        aliases.stream()).toList();
  }

  /** What manifest.yml asks for; a test holds it against the skills. */
  @Singleton
  InstalledApp installed(SkillSet skills) {
    AppManifest manifest = AppManifest.of(skills);
    return new InstalledApp(Set.copyOf(manifest.scopes()), Set.copyOf(manifest.events()), manifest.shortcuts()
        .stream()
        .map(one -> new InstalledApp.Shortcut(one.callbackId(), one.name()))
        .toList());
  }

  @Singleton
  SandboxClock clock(Settings settings) {
    return SandboxTime.clockFor(settings.data());
  }

  @Singleton
  TimeTravel time(SandboxClock clock, SchedulerJobs jobs, RelayLoop relay, Settings settings) {
    return new SandboxTime(clock, jobs, relay, settings.data());
  }
}
