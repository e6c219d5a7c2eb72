package io.opsmate.app.fault;

import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Recheck;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.testkit.Boxes.Scrap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Scraps boxes in the {@link World}, as an executor of the cloud does: a {@code slow} box is prepared first and waited
 * for, and what was prepared is found by its attempt. A {@code moved} box is never touched.
 */
final class Boxers implements Executor<Scrap>, Recheck<Scrap> {
  static final Duration SLOW = Duration.ofSeconds(20);

  private final World world;
  private final InstantSource clock;

  Boxers(World world, InstantSource clock) {
    this.world = world;
    this.clock = clock;
  }

  @Override
  public Execution execute(Approved<Scrap> approved) {
    String box = approved.action().box();
    if (box.endsWith("slow") && approved.token().isEmpty()) {
      if (!world.hasBegun(approved.attempt())) {
        world.begin(box, approved.attempt());
      }
      return new Execution.Waiting("prepared", clock.instant().plus(SLOW), "it is being emptied");
    }
    world.scrap(box, approved.attempt());
    return Execution.done("scrapped");
  }

  @Override
  public Sighting look(Scrap action, AttemptId attempt) {
    List<World.Effect> effects = world.effects(action.box());
    if (effects.isEmpty()) {
      return new Sighting.NotYet();
    }
    return effects.getFirst().attempt().equals(attempt)
        ? new Sighting.Happened("scrapped")
        : new Sighting.CannotTell("somebody else scrapped it");
  }

  @Override
  public Recheck.Result check(Scrap action, Instant now) {
    return action.box().endsWith("moved")
        ? new Recheck.Result.Changed("it was moved")
        : new Recheck.Result.StillTrue();
  }
}
