package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.digest.Digest;
import io.opsmate.skills.digest.DigestId;
import io.opsmate.skills.digest.DigestLedger;
import io.opsmate.skills.digest.Post;
import io.opsmate.skills.digest.Schedule;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.DigestPiece.Figure;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.Weekdays;
import io.opsmate.skills.ports.Tx;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Digests in PostgreSQL: one row each, and one row for each day on which it said something. */
public final class PostgresDigests implements DigestLedger {
  /** Unit: days. What a digest said longer ago is forgotten when it says something new. */
  private static final int KEPT = 400;

  @Override
  public void add(Tx tx, Digest digest) {
    Sql.in(tx, "INSERT INTO digest_schedule (channel, days, local_time, zone, skills, minimum, currency, is_quiet,"
        + " off_because, muted_until, changed_by, changed_at, version, org_id, id)"
        + " VALUES (?, ?, ?, ?, ?, CAST(? AS numeric), ?, ?, ?, CAST(? AS timestamptz), ?, ?, ?, ?, ?)")
        .with(columns(digest, tx.org().value(), digest.id().value()))
        .update();
  }

  @Override
  public Optional<Digest> find(Tx tx, DigestId id) {
    return Sql.in(tx, "SELECT * FROM digest_schedule WHERE id = ?").with(id.value()).first(PostgresDigests::digest);
  }

  @Override
  public List<Digest> all(Tx tx) {
    return Sql.in(tx, "SELECT * FROM digest_schedule ORDER BY id").list(PostgresDigests::digest);
  }

  @Override
  public boolean save(Tx tx, Digest next) {
    return Sql.in(tx, "UPDATE digest_schedule SET channel = ?, days = ?, local_time = ?, zone = ?, skills = ?,"
        + " minimum = CAST(? AS numeric), currency = ?, is_quiet = ?, off_because = ?,"
        + " muted_until = CAST(? AS timestamptz), changed_by = ?, changed_at = ?, version = ?"
        + " WHERE id = ? AND version = ?")
        .with(columns(next, next.id().value(), next.version() - 1))
        .update() == 1;
  }

  @Override
  public boolean remove(Tx tx, DigestId id, long version) {
    boolean there = Sql.in(tx, "SELECT id FROM digest_schedule WHERE id = ? AND version = ? FOR UPDATE")
        .with(id.value(), version)
        .first(row -> row.id("id"))
        .isPresent();
    if (there) {
      Sql.in(tx, "DELETE FROM digest_post WHERE digest_id = ?").with(id.value()).update();
      Sql.in(tx, "DELETE FROM digest_schedule WHERE id = ?").with(id.value()).update();
    }
    return there;
  }

  @Override
  public boolean post(Tx tx, Post first) {
    Sql.in(tx, "DELETE FROM digest_post WHERE digest_id = ? AND day < CAST(? AS date)")
        .with(first.digest().value(), first.day().minusDays(KEPT).toString())
        .update();
    return Sql.in(tx, "INSERT INTO digest_post (version, told_at, is_shown, skills, names, amounts, units, org_id,"
        + " digest_id, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS date)) ON CONFLICT DO NOTHING")
        .with(columns(first, tx.org().value(), first.digest().value(), first.day().toString()))
        .update() == 1;
  }

  @Override
  public boolean edit(Tx tx, Post next) {
    return Sql.in(tx, "UPDATE digest_post SET version = ?, told_at = ?, is_shown = ?, skills = ?, names = ?,"
        + " amounts = ?, units = ? WHERE digest_id = ? AND day = CAST(? AS date) AND version = ?")
        .with(columns(next, next.digest().value(), next.day().toString(), next.version() - 1))
        .update() == 1;
  }

  @Override
  public Optional<Post> on(Tx tx, DigestId id, LocalDate day) {
    return Sql.in(tx, "SELECT * FROM digest_post WHERE digest_id = ? AND day = CAST(? AS date)")
        .with(id.value(), day.toString())
        .first(PostgresDigests::post);
  }

  @Override
  public List<Post> before(Tx tx, DigestId id, LocalDate day, int most) {
    return Sql.in(tx, "SELECT * FROM digest_post WHERE digest_id = ? AND day < CAST(? AS date)"
        + " ORDER BY day DESC LIMIT ?").with(id.value(), day.toString(), most).list(PostgresDigests::post);
  }

  private static @Nullable Object[] columns(Digest digest, @Nullable Object... more) {
    Money minimum = digest.content().minimum();
    List<@Nullable Object> columns = new ArrayList<>();
    columns.add(digest.channel().value());
    columns.add(Weekdays.written(EnumSet.copyOf(digest.schedule().days())));
    columns.add(digest.schedule().time().toString());
    columns.add(digest.schedule().zone().getId());
    columns.add(digest.content().skills().stream().map(SkillName::value).sorted().toList());
    columns.add(minimum == null ? null : minimum.amount());
    columns.add(minimum == null ? null : minimum.currency().getCurrencyCode());
    columns.add(digest.content().quiet());
    columns.add(digest.standing().off());
    columns.add(digest.standing().mutedUntil());
    columns.add(digest.changed().by().value());
    columns.add(digest.changed().at());
    columns.add(digest.version());
    columns.addAll(java.util.Arrays.asList(more));
    return columns.toArray();
  }

  private static @Nullable Object[] columns(Post post, @Nullable Object... more) {
    List<@Nullable Object> columns = new ArrayList<>();
    columns.add(post.version());
    columns.add(post.at());
    columns.add(post.isShown());
    columns.add(post.told().stream().map(told -> told.skill().value()).toList());
    columns.add(post.told().stream().map(told -> told.figure().name()).toList());
    columns.add(post.told().stream().map(told -> Double.toString(told.figure().value())).toList());
    columns.add(post.told().stream().map(told -> told.figure().unit()).toList());
    columns.addAll(java.util.Arrays.asList(more));
    return columns.toArray();
  }

  private static Digest digest(Row row) throws SQLException {
    String minimum = row.maybeText("minimum");
    return new Digest(new DigestId(row.id("id")), row.number("version"), new ChannelId(row.text("channel")),
        new Schedule(Weekdays.parse(row.text("days")), LocalTime.parse(row.text("local_time")),
            ZoneId.of(row.text("zone"))),
        new Digest.Content(row.texts("skills").stream().map(SkillName::new).collect(Collectors.toUnmodifiableSet()),
            minimum == null
                ? null
                : new Money(new BigDecimal(minimum), Currency.getInstance(row.text("currency"))),
            row.flag("is_quiet")),
        new Digest.Standing(row.maybeText("off_because"), row.maybeInstant("muted_until")),
        new Digest.Changed(new MemberId(row.text("changed_by")), row.instant("changed_at")));
  }

  private static Post post(Row row) throws SQLException {
    List<String> skills = row.texts("skills");
    List<String> names = row.texts("names");
    List<String> amounts = row.texts("amounts");
    List<String> units = row.texts("units");
    List<Post.Told> told = new ArrayList<>();
    for (int one = 0; one < names.size(); one++) {
      told.add(new Post.Told(new SkillName(skills.get(one)),
          new Figure(names.get(one), Double.parseDouble(amounts.get(one)), units.get(one))));
    }
    return new Post(new DigestId(row.id("digest_id")), row.day("day"), row.number("version"), row.instant("told_at"),
        row.flag("is_shown"), told);
  }
}
