package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Action;
import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Sighting;

/** Deletes at once from a scripted cloud. */
record ScriptedDeletions<A extends Action>(ScriptedCloud cloud) implements Executor<A> {
  @Override
  public Execution execute(Approved<A> approved) {
    cloud.without(approved.action().resource().id());
    return Execution.done("deleted");
  }

  @Override
  public Sighting look(A action, AttemptId attempt) {
    return new Sighting.NotYet();
  }
}
