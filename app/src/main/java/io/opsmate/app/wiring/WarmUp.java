package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Requires;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Text;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Touches what the first request needs, and asks nobody outside. */
@Singleton
@Requires(beans = DatabaseStart.class)
final class WarmUp implements Runnable {
  private final DefaultOrg org;
  private final ApprovalDesk desk;
  private final CardRenderer renderer;
  private final Grammar grammar;

  WarmUp(DefaultOrg org, ApprovalDesk desk, CardRenderer renderer, Grammar grammar) {
    this.org = org;
    this.desk = desk;
    this.renderer = renderer;
    this.grammar = grammar;
  }

  @Override
  public void run() {
    desk.open(org.id(), 1);
    renderer.home(List.of(Card.saying("OpsMate", Text.of("ready since ", Instant.EPOCH))));
    grammar.parse("zombies volumes --min-age 7d");
  }
}
