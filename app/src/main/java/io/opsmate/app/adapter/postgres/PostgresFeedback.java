package io.opsmate.app.adapter.postgres;

import io.opsmate.commands.talk.Feedback;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;

/** Thumbs below answers in PostgreSQL. */
public final class PostgresFeedback implements Feedback {
  @Override
  public void give(Tx tx, Thumb thumb) {
    Sql.in(tx, "INSERT INTO talk_feedback (org_id, request_key, member, is_up, prompt, model, given_at)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (org_id, request_key, member)"
        + " DO UPDATE SET is_up = excluded.is_up, given_at = excluded.given_at")
        .with(tx.org().value(), thumb.request().value(), thumb.member().value(), thumb.isUp(), thumb.prompt(),
            thumb.model(), thumb.at())
        .update();
  }

  @Override
  public List<Count> counts(Tx tx, Instant since) {
    return Sql.in(tx, "SELECT prompt, model, count(*) FILTER (WHERE is_up) AS up,"
        + " count(*) FILTER (WHERE NOT is_up) AS down FROM talk_feedback WHERE given_at >= ?"
        + " GROUP BY prompt, model ORDER BY prompt, model")
        .with(since)
        .list(row -> new Count(row.text("prompt"), row.text("model"), row.number("up"), row.number("down")));
  }

  @Override
  public int erase(Tx tx, MemberId member) {
    return Sql.in(tx, "DELETE FROM talk_feedback WHERE member = ?").with(member.value()).update();
  }
}
