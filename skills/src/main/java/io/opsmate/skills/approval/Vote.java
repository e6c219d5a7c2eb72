package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import java.time.Instant;

/** One person's yes. (A no declines at once and is part of that state.) */
public record Vote(MemberId member, Instant at) {}
