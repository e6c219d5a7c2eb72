package io.opsmate.app.wiring;

import io.opsmate.skills.digest.DigestSkill;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Tx;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Tells digests of today that what they show may have changed, whenever Home may have, or a report is shown. */
final class KeepingUp implements Chat {
  private final Chat chat;
  private final Supplier<DigestSkill> digests;
  private final InstantSource clock;

  KeepingUp(Chat chat, Supplier<DigestSkill> digests, InstantSource clock) {
    this.chat = chat;
    this.digests = digests;
    this.clock = clock;
  }

  @Override
  public void card(Tx tx, CardKey key, long version, ChannelId channel, Card card) {
    chat.card(tx, key, version, channel, card);
    if (key.value().startsWith("report:")) {
      digests.get().touched(tx, clock.instant());
    }
  }

  @Override
  public void inThread(Tx tx, CardKey below, String messageKey, Text text) {
    chat.inThread(tx, below, messageKey, text);
  }

  @Override
  public void files(Tx tx, CardKey below, String messageKey, Text said, List<Paper> papers) {
    chat.files(tx, below, messageKey, said, papers);
  }

  @Override
  public void privately(Tx tx, ChannelId channel, MemberId member, String messageKey, Card card) {
    chat.privately(tx, channel, member, messageKey, card);
  }

  @Override
  public void homeChanged(Tx tx) {
    chat.homeChanged(tx);
    digests.get().touched(tx, clock.instant());
  }
}
