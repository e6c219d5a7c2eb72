package io.opsmate.app.fault;

import io.opsmate.skills.approval.AttemptId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The cloud and the Slack of these tests: tables of their own, outside every transaction of OpsMate, so that what was
 * done stays done whoever dies. Nothing in it forgives: scrapping a box twice is two effects.
 */
final class World {
  private static final String SCHEMA = """
      CREATE SCHEMA world;
      CREATE TABLE world.begun (box text, attempt uuid, n serial);
      CREATE TABLE world.effect (box text, attempt uuid, on_record boolean, n serial);
      CREATE TABLE world.message (ts bigserial PRIMARY KEY, channel text, thread text);
      CREATE TABLE world.shown (ts bigint, n serial, words text);
      """;

  private final DataSource own;
  private final DataSource state;

  private World(DataSource own, DataSource state) {
    this.own = own;
    this.state = state;
  }

  /** @param state where OpsMate keeps its own, to look whether attempts are on record */
  static World created(DataSource own, DataSource state) {
    Rows.update(own, SCHEMA);
    return new World(own, state);
  }

  static World existing(DataSource own, DataSource state) {
    return new World(own, state);
  }

  /** One box that is no more; {@code onRecord} says whether its attempt was committed when it went. */
  record Effect(String box, AttemptId attempt, boolean onRecord) {}

  /** A message in Slack, with every wording it has had. */
  record Message(String ts, String channel, String thread, List<String> wordings) {
    String now() {
      return wordings.getLast();
    }
  }

  /** Prepares a box; nothing is lost by it, and it can be found by the attempt. */
  void begin(String box, AttemptId attempt) {
    Rows.update(own, "INSERT INTO world.begun (box, attempt) VALUES (?, ?)", box, attempt.value());
  }

  boolean hasBegun(AttemptId attempt) {
    return !Rows.list(own, row -> true, "SELECT 1 FROM world.begun WHERE attempt = ?", attempt.value()).isEmpty();
  }

  /** For good. The world looks for itself whether this attempt is on record at this moment. */
  void scrap(String box, AttemptId attempt) {
    boolean onRecord = !Rows.list(state, row -> true, "SELECT 1 FROM approval_attempt a JOIN approval p"
        + " ON p.org_id = a.org_id AND p.id = a.approval_id WHERE a.attempt = ? AND a.step = 'started'"
        + " AND p.state = 'RUNNING'", attempt.value()).isEmpty();
    Rows.update(own, "INSERT INTO world.effect (box, attempt, on_record) VALUES (?, ?, ?)", box, attempt.value(),
        onRecord);
  }

  List<Effect> effects(String boxesBeginWith) {
    return Rows.list(own,
        row -> new Effect(row.getString("box"), new AttemptId(row.getObject("attempt", UUID.class)),
            row.getBoolean("on_record")),
        "SELECT * FROM world.effect WHERE starts_with(box, ?) ORDER BY n", boxesBeginWith);
  }

  /** Attempts that prepared one box more than once. */
  List<String> begunTwice(String boxesBeginWith) {
    return Rows.list(own, row -> row.getString("box"),
        "SELECT box FROM world.begun WHERE starts_with(box, ?) GROUP BY box, attempt HAVING count(*) > 1",
        boxesBeginWith);
  }

  String post(String channel, Optional<String> thread, String words) {
    return Rows.first(own, row -> row.getString("ts"),
        "WITH posted AS (INSERT INTO world.message (channel, thread) VALUES (?, ?) RETURNING ts)"
            + " INSERT INTO world.shown (ts, words) SELECT ts, ? FROM posted RETURNING ts",
        channel, thread.orElse(""), words).orElseThrow();
  }

  void edit(String ts, String words) {
    Rows.update(own, "INSERT INTO world.shown (ts, words) VALUES (?, ?)", Long.valueOf(ts), words);
  }

  List<Message> messages(String channel) {
    Map<String, List<String>> wordings = Rows.list(own,
        row -> Map.entry(row.getString("ts"), row.getString("words")),
        "SELECT s.ts, s.words FROM world.shown s JOIN world.message m ON m.ts = s.ts WHERE m.channel = ? ORDER BY s.n",
        channel)
        .stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey,
            Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return Rows.list(own, row -> message(row, wordings), "SELECT * FROM world.message WHERE channel = ? ORDER BY ts",
        channel);
  }

  private static Message message(java.sql.ResultSet row, Map<String, List<String>> wordings) throws SQLException {
    String ts = row.getString("ts");
    return new Message(ts, row.getString("channel"), row.getString("thread"), wordings.getOrDefault(ts, List.of()));
  }
}
