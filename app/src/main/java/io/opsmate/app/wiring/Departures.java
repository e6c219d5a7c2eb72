package io.opsmate.app.wiring;

import io.opsmate.commands.desk.WorkspaceLeft;
import io.opsmate.skills.kernel.JobHandler;

/** What is done when a workspace has removed OpsMate. */
@FunctionalInterface
interface Departures extends JobHandler<WorkspaceLeft> {}
