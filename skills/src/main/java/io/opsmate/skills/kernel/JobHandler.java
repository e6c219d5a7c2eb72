package io.opsmate.skills.kernel;

import java.time.Instant;

/** Does one job. It may run twice after a crash, so it must be able to find out what it already did. */
@FunctionalInterface
public interface JobHandler<P extends Record> {
  void run(OrgId org, P payload, Instant now);
}
