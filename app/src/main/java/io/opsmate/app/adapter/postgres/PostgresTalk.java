package io.opsmate.app.adapter.postgres;

import io.opsmate.commands.talk.TalkMemory;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Conversations in PostgreSQL. */
public final class PostgresTalk implements TalkMemory {
  @Override
  public boolean keep(Tx tx, Exchange exchange) {
    return Sql.in(tx, "INSERT INTO talk_turn (org_id, request_key, channel, thread, member, words, answer, said_at)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
        .with(tx.org().value(), exchange.request().value(), exchange.thread().channel().value(),
            exchange.thread().ts(), exchange.member().value(), exchange.words(), exchange.answer(), exchange.at())
        .update() == 1;
  }

  @Override
  public boolean holds(Tx tx, RequestKey request) {
    return Sql.in(tx, "SELECT 1 AS found FROM talk_turn WHERE request_key = ?")
        .with(request.value())
        .first(row -> row.small("found"))
        .isPresent();
  }

  @Override
  public List<Exchange> latest(Tx tx, Thread thread, int most) {
    return Sql.in(tx, "SELECT * FROM talk_turn WHERE channel = ? AND thread = ?"
        + " ORDER BY said_at DESC, request_key DESC LIMIT ?")
        .with(thread.channel().value(), thread.ts(), most)
        .list(PostgresTalk::exchange)
        .reversed();
  }

  @Override
  public int erase(Tx tx, MemberId member) {
    return Sql.in(tx, "DELETE FROM talk_turn WHERE member = ?").with(member.value()).update();
  }

  @Override
  public void forget(Tx tx, Instant before) {
    Sql.in(tx, "DELETE FROM talk_turn WHERE said_at < ?").with(before).update();
  }

  static Exchange exchange(Row row) throws SQLException {
    return new Exchange(new RequestKey(row.text("request_key")),
        new Thread(new ChannelId(row.text("channel")), row.text("thread")), new MemberId(row.text("member")),
        row.text("words"), row.text("answer"), row.instant("said_at"));
  }
}
