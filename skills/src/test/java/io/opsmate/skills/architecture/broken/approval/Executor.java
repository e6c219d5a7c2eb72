package io.opsmate.skills.architecture.broken.approval;

import io.opsmate.skills.architecture.broken.approval.ActionRunner.Approved;

/** The one interface that may take the proof. */
public interface Executor {
  void execute(Approved<String> approved);
}
