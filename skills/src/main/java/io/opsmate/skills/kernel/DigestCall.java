package io.opsmate.skills.kernel;

import java.time.Instant;

/**
 * Which org's digest is made, and when.
 *
 * @param progress where long work says how far it is
 */
public record DigestCall(OrgId org, Instant now, Progress progress) {
  /** One nobody watches. */
  public DigestCall(OrgId org, Instant now) {
    this(org, now, Progress.UNWATCHED);
  }
}
