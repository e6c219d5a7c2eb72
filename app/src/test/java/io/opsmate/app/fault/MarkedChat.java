package io.opsmate.app.fault;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Tx;
import java.util.List;

/** Writes onto each message which one it is, so that the world can tell them apart. */
record MarkedChat(Chat real) implements Chat {
  /** What the words of a card's version begin with. */
  static String mark(String card, long version) {
    return "[" + card + " v" + version + "]";
  }

  static String threadMark(String key) {
    return "[" + key + "]";
  }

  @Override
  public void card(Tx tx, CardKey key, long version, ChannelId channel, Card card) {
    real.card(tx, key, version, channel,
        new Card(card.title(), Text.of(mark(key.value(), version), " ", card.headline()), card.parts()));
  }

  @Override
  public void inThread(Tx tx, CardKey below, String messageKey, Text text) {
    real.inThread(tx, below, messageKey, Text.of(threadMark(below + "#" + messageKey), " ", text));
  }

  @Override
  public void files(Tx tx, CardKey below, String messageKey, Text text, List<Paper> papers) {
    real.files(tx, below, messageKey, Text.of(threadMark(below + "#" + messageKey), " ", text), papers);
  }

  @Override
  public void privately(Tx tx, ChannelId channel, MemberId member, String messageKey, Card card) {
    real.privately(tx, channel, member, messageKey, card);
  }

  @Override
  public void homeChanged(Tx tx) {
    real.homeChanged(tx);
  }
}
