package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.JobType;

/** The background work of digests. */
final class DigestJobs {
  /** Posts a digest when its time has come, and enqueues its next time. */
  static final JobType<Due> RUN = new JobType<>("digest-run", 1, Due.class);

  /** Edits today's message in place. */
  static final JobType<Shown> REFRESH = new JobType<>("digest-refresh", 1, Shown.class);

  /** Has a message that was just posted opened by a sentence. */
  static final JobType<Shown> WORDS = new JobType<>("digest-words", 1, Shown.class);

  /** Something changed that digests of today may show. */
  static final JobType<Touched> TOUCHED = new JobType<>("digest-touched", 1, Touched.class);

  /** A digest's message found no place in Slack. */
  static final JobType<Lost> LOST = new JobType<>("digest-lost", 1, Lost.class);

  private DigestJobs() {}

  /** One time of one version of a digest; {@code day} is its local day. */
  record Due(String digest, long version, String day) {}

  /** Today's message. */
  record Shown(String digest, String day) {}

  /** The whole org's. */
  record Touched() {}

  /** Where, and what Slack said. */
  record Lost(String digest, String channel, String error) {}
}
