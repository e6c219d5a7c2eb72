package io.opsmate.app.wiring;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Tx;
import java.util.List;
import java.util.Optional;

/**
 * Puts cards of commands that were typed in a direct message into the configured channel, where approvers see them. The
 * channel is the default org's; no other org's cards go there.
 */
final class PublicCards implements Chat {
  private final Chat chat;
  private final DefaultOrg org;
  private final Optional<ChannelId> publicly;

  PublicCards(Chat chat, DefaultOrg org, Optional<ChannelId> publicly) {
    this.chat = chat;
    this.org = org;
    this.publicly = publicly;
  }

  @Override
  public void card(Tx tx, CardKey key, long version, ChannelId channel, Card card) {
    boolean moves = isDirect(channel) && isForApprovers(key) && org.is(tx.org());
    chat.card(tx, key, version, moves ? publicly.orElse(channel) : channel, card);
  }

  /** A direct message, or somebody's own id, which is what a press on Home has for a place. */
  private static boolean isDirect(ChannelId channel) {
    return channel.value().matches("[DUW].*");
  }

  /** A digest, say, that somebody wants for themselves stays theirs. */
  private static boolean isForApprovers(CardKey key) {
    return key.value().startsWith("approval:") || key.value().startsWith("report:");
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
  }
}
