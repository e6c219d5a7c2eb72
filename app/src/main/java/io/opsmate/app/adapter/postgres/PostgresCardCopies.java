package io.opsmate.app.adapter.postgres;

import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.ports.Tx;
import java.util.List;
import java.util.Optional;

/** Where cards stand, in PostgreSQL. */
public final class PostgresCardCopies implements CardCopies {
  @Override
  public List<Copy> of(Tx tx, CardKey card) {
    return Sql.in(tx, "SELECT channel, ts, version FROM chat_card_copy WHERE card_key = ? ORDER BY ts")
        .with(card.value())
        .list(row -> new Copy(new ChannelId(row.text("channel")), row.text("ts"), row.number("version")));
  }

  @Override
  public void shows(Tx tx, CardKey card, Copy copy) {
    Sql.in(tx, "INSERT INTO chat_card_copy AS c (org_id, channel, ts, card_key, version) VALUES (?, ?, ?, ?, ?)"
        + " ON CONFLICT (org_id, channel, ts) DO UPDATE SET version = excluded.version"
        + " WHERE c.version < excluded.version")
        .with(tx.org().value(), copy.channel().value(), copy.ts(), card.value(), copy.version())
        .update();
  }

  @Override
  public void gone(Tx tx, CardKey card, Copy copy) {
    Sql.in(tx, "DELETE FROM chat_card_copy WHERE channel = ? AND ts = ? AND card_key = ?")
        .with(copy.channel().value(), copy.ts(), card.value())
        .update();
  }

  @Override
  public Optional<CardKey> at(Tx tx, ChannelId channel, String ts) {
    return Sql.in(tx, "SELECT card_key FROM chat_card_copy WHERE channel = ? AND ts = ?")
        .with(channel.value(), ts)
        .first(row -> new CardKey(row.text("card_key")));
  }
}
