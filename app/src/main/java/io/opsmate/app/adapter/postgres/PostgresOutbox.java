package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.json.Json;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbox in PostgreSQL. What is due is kept over all orgs in an index without content; the letters themselves are
 * each org's own.
 */
public final class PostgresOutbox implements Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresOutbox.class);

  /** A key that was put before puts nothing. */
  private static final String PUT = """
      WITH put AS (
        INSERT INTO chat_outbox (org_id, id, key, stream, card_version, fate, letter)
        VALUES (?, ?, ?, ?, ?, 'WAITS', ?) ON CONFLICT (org_id, key) DO NOTHING RETURNING org_id, id, stream)
      INSERT INTO chat_outbox_due (org_id, id, stream, due_at, lane) SELECT org_id, id, stream, ?, ? FROM put""";

  /**
   * Walks the lanes by the index, whatever is queued in them; of each takes the first few whose stream has nothing earlier;
   * and of those as many as asked for, by turns of the orgs and of their lanes.
   */
  private static final String LEASE_HEADS = """
      WITH RECURSIVE lanes AS (
        (SELECT org_id, lane FROM chat_outbox_due WHERE NOT is_set_aside ORDER BY org_id, lane LIMIT 1)
        UNION ALL
        SELECT n.org_id, n.lane FROM lanes l CROSS JOIN LATERAL (
          SELECT org_id, lane FROM chat_outbox_due WHERE NOT is_set_aside AND (org_id, lane) > (l.org_id, l.lane)
          ORDER BY org_id, lane LIMIT 1) n),
      due AS (
        SELECT h.*, row_number() OVER (PARTITION BY l.org_id, l.lane ORDER BY h.due_at, h.place) AS turn
        FROM lanes l CROSS JOIN LATERAL (
          SELECT d.org_id, d.id, d.due_at, d.place FROM chat_outbox_due d
          WHERE d.org_id = l.org_id AND d.lane = l.lane AND NOT d.is_set_aside AND d.due_at <= ?
            AND (d.leased_until IS NULL OR d.leased_until <= ?)
            AND NOT EXISTS (SELECT 1 FROM chat_outbox_due e WHERE e.org_id = d.org_id AND e.stream = d.stream
              AND NOT e.is_set_aside AND e.place < d.place)
          ORDER BY d.due_at, d.place LIMIT ?) h
        WHERE (l.org_id::text, l.lane) NOT IN (SELECT * FROM unnest(?::text[], ?::text[]))
          AND NOT (starts_with(l.lane, 'in:') AND l.org_id::text = ANY (?::text[]))),
      turns AS (
        SELECT org_id, id, due_at, place, row_number() OVER (PARTITION BY org_id ORDER BY turn, due_at, place) AS turn
        FROM due ORDER BY turn, due_at, place LIMIT ?),
      head AS (
        SELECT d.org_id, d.id FROM chat_outbox_due d JOIN turns t ON t.org_id = d.org_id AND t.id = d.id
        WHERE NOT d.is_set_aside AND (d.leased_until IS NULL OR d.leased_until <= ?) FOR UPDATE OF d SKIP LOCKED)
      UPDATE chat_outbox_due d SET leased_until = ?, tries = d.tries + 1 FROM head
      WHERE d.org_id = head.org_id AND d.id = head.id
      RETURNING d.org_id, d.id, d.stream, d.place, d.tries""";

  private final PostgresTransactions transactions;
  private final Json json;
  private final Ids ids;

  public PostgresOutbox(PostgresTransactions transactions, Json json, Ids ids) {
    this.transactions = transactions;
    this.json = json;
    this.ids = ids;
  }

  /** A row of the index that has been leased; {@code tries} counts this one. */
  private record Leased(OrgId org, UUID id, String stream, long place, int tries) {}

  @Override
  public void put(Tx tx, String key, Letter letter, Instant due) {
    if (letter instanceof Letter.Home home && isWaiting(tx, home)) {
      return;
    }
    UUID id = ids.next();
    Sql.in(tx, PUT)
        .with(tx.org().value(), id, key, letter.stream(),
            letter.cardVersion().isPresent() ? (Object) letter.cardVersion().getAsLong() : null, json.write(letter),
            due, letter.lane())
        .update();
  }

  /** Holds the waiting letter, so that it is not handed out before what it is to show has been committed. */
  private static boolean isWaiting(Tx tx, Letter.Home home) {
    return !Sql.in(tx, "SELECT id FROM chat_outbox_due WHERE org_id = ? AND stream = ? AND leased_until IS NULL"
        + " AND NOT is_set_aside FOR SHARE")
        .with(tx.org().value(), home.stream())
        .list(_ -> true)
        .isEmpty();
  }

  @Override
  public List<Claimed> claim(Instant now, Instant leaseUntil, int most, Set<Lane> closed) {
    List<Lane> all = List.copyOf(closed);
    Map<OrgId, List<Leased>> leased = new LinkedHashMap<>();
    transactions.ofNoOrg(connection -> Sql.on(connection, LEASE_HEADS)
        .with(now, now, most, all.stream().map(lane -> lane.org().toString()).toList(),
            all.stream().map(Lane::name).toList(),
            all.stream().filter(Lane::areConversations).map(lane -> lane.org().toString()).toList(), most, now,
            leaseUntil)
        .list(row -> new Leased(new OrgId(row.id("org_id")), row.id("id"), row.text("stream"), row.number("place"),
            row.small("tries"))))
        .forEach(one -> leased.computeIfAbsent(one.org(), _ -> new ArrayList<>()).add(one));
    List<Claimed> claimed = new ArrayList<>();
    leased.forEach((org, heads) -> claimed.addAll(transactions.in(org,
        tx -> heads.stream().flatMap(head -> handOut(tx, head, now, leaseUntil).stream()).toList())));
    return claimed;
  }

  private Optional<Claimed> handOut(Tx tx, Leased head, Instant now, Instant leaseUntil) {
    Leased newest = inFavourOfNewest(tx, head, now, leaseUntil);
    return Sql.in(tx, "SELECT letter FROM chat_outbox WHERE id = ? AND fate = 'WAITS'")
        .with(newest.id())
        .first(row -> row.text("letter"))
        .flatMap(letter -> read(tx, newest, letter, now));
  }

  private Optional<Claimed> read(Tx tx, Leased one, String letter, Instant now) {
    try {
      return Optional.of(new Claimed(one.org(), one.id(), one.tries() - 1, json.read(letter, Letter.class)));
    } catch (Json.Unreadable e) {
      LOG.atError().setCause(e).addKeyValue("letter", one.id()).log("a letter cannot be read and was set aside");
      setAside(tx, one.id(), one.tries(), now, "this version of OpsMate cannot read it: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Of a card only the newest version leaves: it takes the place of the older ones. */
  private static Leased inFavourOfNewest(Tx tx, Leased head, Instant now, Instant leaseUntil) {
    List<UUID> versions = Sql.in(tx, "SELECT id FROM chat_outbox WHERE stream = ? AND fate = 'WAITS'"
        + " AND card_version IS NOT NULL ORDER BY card_version DESC").with(head.stream()).list(row -> row.id("id"));
    if (!versions.contains(head.id()) || versions.getFirst().equals(head.id()) && versions.size() == 1) {
      return head;
    }
    UUID newest = versions.getFirst();
    List<UUID> older = versions.subList(1, versions.size());
    Sql.in(tx,
        "UPDATE chat_outbox SET fate = 'LEFT', letter = NULL, ended_at = ?, why = 'superseded' WHERE id = ANY (?)")
        .with(now, older)
        .update();
    Sql.in(tx, "DELETE FROM chat_outbox_due WHERE org_id = ? AND id = ANY (?)")
        .with(head.org().value(), older)
        .update();
    if (newest.equals(head.id())) {
      return head;
    }
    return Sql.in(tx, "UPDATE chat_outbox_due SET place = ?, leased_until = ?, tries = tries + 1"
        + " WHERE org_id = ? AND id = ? RETURNING tries")
        .with(head.place(), leaseUntil, head.org().value(), newest)
        .first(row -> new Leased(head.org(), newest, head.stream(), head.place(), row.small("tries")))
        .orElseThrow();
  }

  @Override
  public void sent(Claimed letter, Instant now) {
    transactions.run(letter.org(), tx -> {
      if (Sql.in(tx, "DELETE FROM chat_outbox_due WHERE org_id = ? AND id = ? AND tries = ?")
          .with(tx.org().value(), letter.id(), letter.tries() + 1)
          .update() == 1) {
        Sql.in(tx, "UPDATE chat_outbox SET fate = 'LEFT', letter = NULL, ended_at = ? WHERE id = ?")
            .with(now, letter.id())
            .update();
      }
    });
  }

  @Override
  public void again(Claimed letter, Instant due, String why) {
    transactions.run(letter.org(), tx -> {
      if (Sql.in(tx, "UPDATE chat_outbox_due SET due_at = ?, leased_until = NULL"
          + " WHERE org_id = ? AND id = ? AND tries = ? AND leased_until IS NOT NULL")
          .with(due, tx.org().value(), letter.id(), letter.tries() + 1)
          .update() == 1) {
        Sql.in(tx, "UPDATE chat_outbox SET why = ? WHERE id = ?").with(why, letter.id()).update();
      }
    });
  }

  @Override
  public void setAside(Claimed letter, Instant now, String why) {
    transactions.run(letter.org(), tx -> setAside(tx, letter.id(), letter.tries() + 1, now, why));
  }

  private static void setAside(Tx tx, UUID letter, int tries, Instant now, String why) {
    if (Sql.in(tx, "UPDATE chat_outbox_due SET is_set_aside = true, leased_until = NULL"
        + " WHERE org_id = ? AND id = ? AND tries = ? AND NOT is_set_aside")
        .with(tx.org().value(), letter, tries)
        .update() == 1) {
      Sql.in(tx, "UPDATE chat_outbox SET fate = 'SET_ASIDE', why = ?, ended_at = ? WHERE id = ?")
          .with(why, now, letter)
          .update();
    }
  }

  @Override
  public Depth depth() {
    return transactions.ofNoOrg(connection -> Sql.on(connection, "SELECT count(*) FILTER (WHERE NOT is_set_aside) AS"
        + " waiting, count(*) FILTER (WHERE is_set_aside) AS set_aside FROM chat_outbox_due")
        .first(row -> new Depth(row.number("waiting"), row.number("set_aside")))
        .orElseThrow());
  }

  /** Forgets the keys of letters that left before {@code before}; from then on the same key would be a new letter. */
  public void forget(Tx tx, Instant before) {
    Sql.in(tx, "DELETE FROM chat_outbox WHERE fate = 'LEFT' AND ended_at < ?").with(before).update();
  }
}
