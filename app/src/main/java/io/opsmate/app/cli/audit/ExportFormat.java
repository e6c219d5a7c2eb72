package io.opsmate.app.cli.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opsmate.app.adapter.paper.Cells;
import io.opsmate.app.adapter.postgres.AuditExport.Entry;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes exported entries one by one. */
interface ExportFormat extends Closeable {
  void write(Entry entry);

  static ExportFormat of(ExportCommand.Format format, Writer to) throws IOException {
    return switch (format) {
      case jsonl -> new JsonLines(to);
      case csv -> new Csv(to);
    };
  }

  /**
   * One JSON object a line, with all that is hashed: {@code detail} is the very text that {@code salt} and
   * {@code commitment} belong to; both are null once erased.
   */
  final class JsonLines implements ExportFormat {
    private static final HexFormat HEX = HexFormat.of();
    private final JsonGenerator json;

    JsonLines(Writer to) throws IOException {
      this.json = new JsonFactory().createGenerator(to);
      json.setRootValueSeparator(null);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    @Override
    public void write(Entry entry) {
      try {
        json.writeStartObject();
        json.writeStringField("org", entry.org().toString());
        json.writeNumberField("seq", entry.seq());
        json.writeStringField("at", entry.at().toString());
        json.writeStringField("actor", entry.actor());
        json.writeStringField("what", entry.what());
        json.writeStringField("subject", entry.subject());
        json.writeStringField("commitment", HEX.formatHex(entry.commitment()));
        json.writeStringField("prev_hash", HEX.formatHex(entry.prev()));
        json.writeStringField("hash", HEX.formatHex(entry.hash()));
        json.writeBooleanField("erased", entry.detail() == null);
        json.writeStringField("salt", entry.salt() == null ? null : HEX.formatHex(entry.salt()));
        json.writeStringField("detail", entry.detail());
        json.writeEndObject();
        json.writeRaw('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      json.close();
    }
  }

  /** For spreadsheets: a cell that would be taken for a formula begins with an apostrophe. */
  final class Csv implements ExportFormat {
    private static final HexFormat HEX = HexFormat.of();
    private static final String ERASED = "(erased)";
    private static final ObjectMapper JSON = new ObjectMapper();
    private final CSVPrinter csv;

    Csv(Writer to) throws IOException {
      this.csv = CSVFormat.RFC4180.builder()
          .setHeader("org", "seq", "at", "what", "subject", "who", "facts", "actor", "commitment", "prev_hash", "hash")
          .get()
          .print(to);
    }

    @Override
    public void write(Entry entry) {
      List<String> cells = new ArrayList<>(List.of(entry.org().toString(), Long.toString(entry.seq()),
          entry.at().toString(), entry.what(), entry.subject()));
      details(entry.detail(), cells);
      cells.addAll(List.of(entry.actor(), HEX.formatHex(entry.commitment()), HEX.formatHex(entry.prev()),
          HEX.formatHex(entry.hash())));
      try {
        csv.printRecord(cells.stream().map(Cells::harmless).toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void details(@Nullable String detail, List<String> cells) {
      if (detail == null) {
        cells.addAll(List.of(ERASED, ERASED));
        return;
      }
      try {
        JsonNode tree = JSON.readTree(detail);
        cells.add(tree.path("actor").asText());
        cells.add(String.join("; ",
            tree.path("facts")
                .properties()
                .stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue().asText())
                .toList()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      csv.close(true);
    }
  }
}
