package io.opsmate.skills.kernel;

import java.time.Instant;

/** Which org's digest is made, and when. */
public record DigestCall(OrgId org, Instant now) {}
