package io.opsmate.app.adapter.postgres;

import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;

/** Viewers of Home in PostgreSQL. */
public final class PostgresHomeViewers implements HomeViewers {
  @Override
  public void opened(Tx tx, MemberId member, Instant now) {
    Sql.in(tx, "INSERT INTO chat_home_viewer AS v (org_id, member, opened_at) VALUES (?, ?, ?)"
        + " ON CONFLICT (org_id, member) DO UPDATE SET opened_at = greatest(v.opened_at, excluded.opened_at), page = 0")
        .with(tx.org().value(), member.value(), now)
        .update();
  }

  @Override
  public boolean isFirstWelcome(Tx tx, MemberId member, Instant now) {
    return Sql.in(tx, "INSERT INTO chat_home_viewer AS v (org_id, member, opened_at, welcomed_at)"
        + " VALUES (?, ?, 'epoch', ?) ON CONFLICT (org_id, member) DO UPDATE SET welcomed_at = excluded.welcomed_at"
        + " WHERE v.welcomed_at IS NULL")
        .with(tx.org().value(), member.value(), now)
        .update() == 1;
  }

  @Override
  public void turned(Tx tx, MemberId member, int page) {
    Sql.in(tx, "UPDATE chat_home_viewer SET page = ? WHERE member = ?").with(page, member.value()).update();
  }

  @Override
  public void published(Tx tx, MemberId member, String hash) {
    Sql.in(tx, "UPDATE chat_home_viewer SET hash = ? WHERE member = ?").with(hash, member.value()).update();
  }

  @Override
  public Sight sight(Tx tx, MemberId member) {
    return Sql.in(tx, "SELECT page, hash FROM chat_home_viewer WHERE member = ?")
        .with(member.value())
        .first(row -> new Sight(row.small("page"), row.text("hash")))
        .orElse(new Sight(0, ""));
  }

  @Override
  public List<MemberId> since(Tx tx, Instant since, int most) {
    return Sql.in(tx, "SELECT member FROM chat_home_viewer WHERE opened_at >= ? ORDER BY opened_at DESC LIMIT ?")
        .with(since, most)
        .list(row -> new MemberId(row.text("member")));
  }
}
