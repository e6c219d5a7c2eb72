package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Text;
import java.util.List;

/**
 * OpsMate's messages. Writes the outbox only: a message leaves after the transaction commits, and at least once. A card
 * is posted by its first version and edited in place by higher ones, never by a lower one.
 */
public interface Chat {
  void card(Tx tx, CardKey key, long version, ChannelId channel, Card card);

  /** A message in the thread below a card; sent once per {@code messageKey}, after the card itself. */
  void inThread(Tx tx, CardKey below, String messageKey, Text text);

  /**
   * Files in the thread below a card, with a sentence about them; sent once per {@code messageKey}, after the card itself.
   * Where Slack takes no files from OpsMate, the sentence goes alone and says so.
   */
  void files(Tx tx, CardKey below, String messageKey, Text said, List<Paper> papers);

  /** A message only one person sees. */
  void privately(Tx tx, ChannelId channel, MemberId member, String messageKey, Card card);

  /** What a person's Home shows may have changed. */
  void homeChanged(Tx tx);
}
