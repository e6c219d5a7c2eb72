package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.sandbox.slack.SandboxSettings;
import io.opsmate.app.sandbox.slack.api.BlockCheck;
import io.opsmate.app.sandbox.slack.delivery.CommandHints;
import io.opsmate.commands.blockkit.BlockKitValidator;
import io.opsmate.commands.router.Grammar;
import jakarta.inject.Singleton;

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
  CommandHints hints(Grammar grammar) {
    return () -> grammar.hints().stream().map(hint -> new CommandHints.Hint(hint.usage(), hint.description())).toList();
  }
}
