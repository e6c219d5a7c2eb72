package io.opsmate.skills.kernel;

import java.time.Instant;

/** For whom a language model calls a tool, and where they asked. Rights are this person's. */
public record ToolCall(OrgId org, MemberId member, ChannelId channel, Instant now, Progress progress) {}
