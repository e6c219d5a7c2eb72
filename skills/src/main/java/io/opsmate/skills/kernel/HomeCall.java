package io.opsmate.skills.kernel;

import java.time.Instant;

/** Whose Home is drawn, and when. {@code admin}: may change the rules themselves. */
public record HomeCall(OrgId org, MemberId member, boolean admin, Instant now) {}
