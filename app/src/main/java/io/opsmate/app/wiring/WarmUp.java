package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Requires;
import io.opsmate.commands.relay.HomePublisher;
import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.kernel.MemberId;
import jakarta.inject.Singleton;

/** Touches what the first request needs. */
@Singleton
@Requires(beans = DatabaseStart.class)
final class WarmUp implements Runnable {
  private final WorkspaceOrgs orgs;
  private final HomePublisher home;
  private final Grammar grammar;

  WarmUp(WorkspaceOrgs orgs, HomePublisher home, Grammar grammar) {
    this.orgs = orgs;
    this.home = home;
    this.grammar = grammar;
  }

  @Override
  public void run() {
    home.draw(orgs.defaultOrg(), new MemberId("U0WARMUP"));
    grammar.parse("zombies volumes --min-age 7d");
  }
}
