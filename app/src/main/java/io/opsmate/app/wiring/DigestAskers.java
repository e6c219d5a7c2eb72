package io.opsmate.app.wiring;

import io.opsmate.commands.relay.CardAskers;
import io.opsmate.skills.digest.DigestSkill;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Hands a digest that has no place in Slack to the skill, which switches it off and tells its owner. */
record DigestAskers(CardAskers others, Supplier<DigestSkill> digests, InstantSource clock) implements CardAskers {
  @Override
  public Optional<MemberId> asker(OrgId org, CardKey card) {
    return others.asker(org, card);
  }

  @Override
  public boolean lost(OrgId org, CardKey card, ChannelId channel, String error) {
    return digests.get().lost(org, card, channel, error, clock.instant());
  }
}
