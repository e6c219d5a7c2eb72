package io.opsmate.app.cli.analyze;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import picocli.CommandLine.Model.CommandSpec;

/** Rows with named columns, as CSV with a head or as JSON lines; rows that cannot be used are named and counted. */
final class Table {
  private static final int NAMED = 20;
  private static final int HEAD = 4_096;
  private static final CSVFormat CSV = CSVFormat.DEFAULT.builder()
      .setHeader()
      .setSkipHeaderRecord(true)
      .setIgnoreEmptyLines(true)
      .setIgnoreSurroundingSpaces(true)
      .setIgnoreHeaderCase(true)
      .setAllowMissingColumnNames(true)
      .setTrailingData(true)
      .get();

  private final CommandSpec spec;
  private long rows;
  private long unused;

  Table(CommandSpec spec) {
    this.spec = spec;
  }

  /** One row; what is asked for and is not there is an {@link IllegalArgumentException} with one sentence. */
  record Row(Map<String, String> cells) {
    String text(String column) {
      return optional(column).orElseThrow(() -> new IllegalArgumentException("it has no " + column));
    }

    Optional<String> optional(String column) {
      return Optional.ofNullable(cells.get(column)).map(String::strip).filter(cell -> !cell.isEmpty());
    }

    Instant time(String column) {
      return instant(text(column));
    }

    Optional<Instant> optionalTime(String column) {
      return optional(column).map(Row::instant);
    }

    double number(String column) {
      String written = text(column);
      return Numbers.of(written)
          .orElseThrow(() -> new IllegalArgumentException("“" + written + "” in " + column + " is no number"));
    }

    private static Instant instant(String written) {
      long second = Stamps.second(written);
      if (second == Stamps.NONE) {
        throw new IllegalArgumentException("“" + written + "” is no moment");
      }
      return Instant.ofEpochSecond(second);
    }
  }

  /** @param use throws {@link IllegalArgumentException} with one sentence for a row that cannot be used */
  void read(String file, Consumer<Row> use) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(Text.utf8(Work.in(file)), StandardCharsets.UTF_8))) {
      if (isJson(reader)) {
        json(reader, use);
      } else {
        csv(reader, use);
      }
    }
  }

  long rows() {
    return rows;
  }

  long unused() {
    return unused;
  }

  private static boolean isJson(BufferedReader reader) throws IOException {
    reader.mark(HEAD);
    int first = reader.read();
    for (int read = 1; read < HEAD - 1 && (Character.isWhitespace(first) || first == '\uFEFF'); read++) {
      first = reader.read();
    }
    reader.reset();
    return first == '{';
  }

  private void json(BufferedReader reader, Consumer<Row> use) throws IOException {
    long number = 0;
    for (String line : (Iterable<String>) reader.lines()::iterator) {
      number++;
      if (!line.isBlank()) {
        use("Line " + number, () -> use.accept(new Row(cells(line))));
      }
    }
  }

  private static Map<String, String> cells(String line) {
    try {
      JsonObject object = JsonParser.parseString(line).getAsJsonObject();
      Map<String, String> cells = new HashMap<>();
      for (Map.Entry<String, JsonElement> one : object.entrySet()) {
        if (one.getValue().isJsonPrimitive()) {
          cells.put(one.getKey().toLowerCase(Locale.ROOT), one.getValue().getAsString());
        }
      }
      return cells;
    } catch (JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException("it is no JSON object", e);
    }
  }

  private void csv(BufferedReader reader, Consumer<Row> use) throws IOException {
    try (CSVParser records = CSV.parse(reader)) {
      List<String> columns = new ArrayList<>(records.getHeaderNames());
      for (CSVRecord one : records) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), one.size()); i++) {
          cells.put(columns.get(i).toLowerCase(Locale.ROOT).replace("\uFEFF", ""), one.get(i));
        }
        use("Row " + one.getRecordNumber(), () -> use.accept(new Row(cells)));
      }
    }
  }

  private void use(String name, Runnable row) {
    rows++;
    try {
      row.run();
    } catch (IllegalArgumentException e) {
      unused++;
      if (unused <= NAMED) {
        Work.say(spec, name + " was left out: " + e.getMessage() + ".");
      }
    }
  }

  /** One sentence at the end. */
  String words() {
    return "%,d rows".formatted(rows) + (unused == 0 ? "." : ", %,d of them left out.".formatted(unused));
  }
}
