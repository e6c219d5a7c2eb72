package io.opsmate.app.adapter.jobs;

import io.opsmate.skills.kernel.OrgId;

/** Is told of a job that failed too often and will not be tried again; its payload is kept for a person to look at. */
@FunctionalInterface
public interface JobGaveUp {
  void gaveUp(OrgId org, String type, String because);
}
