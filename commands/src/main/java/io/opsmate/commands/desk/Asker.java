package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RequestKey;

/**
 * Who asked, where, and how to reach them; {@code responseUrl} is empty when Slack gave none that may be followed,
 * {@code window} when none is open for the answer.
 */
record Asker(OrgId org, MemberId member, ChannelId channel, String responseUrl, String window, RequestKey request) {}
