package io.opsmate.commands.outbox;

import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.ports.Tx;
import java.util.List;
import java.util.Optional;

/** Where each card stands in Slack. Usually once; twice when Slack did not answer a post, and somebody used that copy. */
public interface CardCopies {
  List<Copy> of(Tx tx, CardKey card);

  /** Notes that a copy shows a version; a lower version than the one on record changes nothing. */
  void shows(Tx tx, CardKey card, Copy copy);

  /** The copy is gone (deleted message or channel). */
  void gone(Tx tx, CardKey card, Copy copy);

  /** Which card a message is. */
  Optional<CardKey> at(Tx tx, ChannelId channel, String ts);

  /** One message that shows a card; {@code ts} is Slack's id of it. */
  record Copy(ChannelId channel, String ts, long version) {}
}
