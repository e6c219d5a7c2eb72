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
  private final DefaultOrg org;
  private final HomePublisher home;
  private final Grammar grammar;

  WarmUp(DefaultOrg org, HomePublisher home, Grammar grammar) {
    this.org = org;
    this.home = home;
    this.grammar = grammar;
  }

  @Override
  public void run() {
    home.draw(org.id(), new MemberId("U0WARMUP"));
    grammar.parse("zombies volumes --min-age 7d");
  }
}
