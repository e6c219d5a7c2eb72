package io.opsmate.app.adapter.postgres;

import io.opsmate.commands.desk.Cancellations;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Optional;

/** Who wanted what stopped, in PostgreSQL. */
public final class PostgresCancellations implements Cancellations {
  @Override
  public void ask(Tx tx, RequestKey request, MemberId member, Instant now) {
    Sql.in(tx, "INSERT INTO chat_cancellation (org_id, request_key, by_member, asked_at) VALUES (?, ?, ?, ?)"
        + " ON CONFLICT DO NOTHING").with(tx.org().value(), request.value(), member.value(), now).update();
  }

  @Override
  public Optional<MemberId> by(Tx tx, RequestKey request) {
    return Sql.in(tx, "SELECT by_member FROM chat_cancellation WHERE request_key = ?")
        .with(request.value())
        .first(row -> new MemberId(row.text("by_member")));
  }

  @Override
  public void forget(Tx tx, Instant before) {
    Sql.in(tx, "DELETE FROM chat_cancellation WHERE asked_at < ?").with(before).update();
  }
}
