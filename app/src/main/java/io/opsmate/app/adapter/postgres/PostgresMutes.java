package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.approval.Mute;
import io.opsmate.skills.approval.MuteId;
import io.opsmate.skills.approval.MuteLedger;
import io.opsmate.skills.approval.ResourceRef;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is muted, in PostgreSQL: one row each, with the resources as three arrays of the same length. */
public final class PostgresMutes implements MuteLedger {
  @Override
  public void add(Tx tx, Mute mute) {
    List<ResourceRef> these = mute.reach() instanceof Mute.Reach.These(Set<ResourceRef> resources)
        ? List.copyOf(resources)
        : List.of();
    Sql.in(tx, "DELETE FROM approval_mute WHERE muted_until <= ?").with(mute.at()).update();
    Sql.in(tx, "INSERT INTO approval_mute (org_id, id, action_name, deed, channel, kinds, ids, places, by_member,"
        + " muted_at, muted_until, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .with(tx.org().value(), mute.id().value(), mute.actionName(), mute.deed(),
            mute.reach() instanceof Mute.Reach.InChannel(ChannelId channel) ? channel.value() : null,
            these.stream().map(ResourceRef::kind).toList(), these.stream().map(ResourceRef::id).toList(),
            these.stream().map(ResourceRef::place).toList(), mute.by().value(), mute.at(), mute.until(), mute.reason())
        .update();
  }

  @Override
  public List<Mute> at(Tx tx, Instant now) {
    return Sql.in(tx, "SELECT * FROM approval_mute WHERE muted_until > ? ORDER BY muted_until, id")
        .with(now)
        .list(PostgresMutes::mute);
  }

  @Override
  public Optional<Mute> lift(Tx tx, MuteId id) {
    return Sql.in(tx, "DELETE FROM approval_mute WHERE id = ? RETURNING *").with(id.value()).first(PostgresMutes::mute);
  }

  private static Mute mute(Row row) throws SQLException {
    return new Mute(new MuteId(row.id("id")), row.text("action_name"), row.text("deed"), reach(row),
        new MemberId(row.text("by_member")), row.instant("muted_at"), row.instant("muted_until"), row.text("reason"));
  }

  private static Mute.Reach reach(Row row) throws SQLException {
    String channel = row.maybeText("channel");
    if (channel != null) {
      return new Mute.Reach.InChannel(new ChannelId(channel));
    }
    List<String> kinds = row.texts("kinds");
    List<String> ids = row.texts("ids");
    List<String> places = row.texts("places");
    Set<ResourceRef> resources = new HashSet<>();
    for (int one = 0; one < ids.size(); one++) {
      resources.add(new ResourceRef(kinds.get(one), ids.get(one), places.get(one)));
    }
    return new Mute.Reach.These(resources);
  }
}
