package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.logs.Template;
import io.opsmate.skills.analysis.logs.TemplateMiner;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A row for each line. Which line is of which template is known at the end only; until then ids wait in a file. */
final class LogRows implements Closeable {
  private final Path waiting;
  private final DataOutputStream ids;
  private long lines;

  LogRows() throws IOException {
    waiting = Files.createTempFile("opsmate-lines", ".tmp");
    ids = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(waiting), Work.BLOCK));
  }

  void add(long id) throws IOException {
    ids.writeLong(id);
    lines++;
  }

  void write(TemplateMiner miner, String file) throws IOException {
    ids.flush();
    try (OutputStream csv = Work.out(file);
        DataInputStream read = new DataInputStream(
            new BufferedInputStream(Files.newInputStream(waiting), Work.BLOCK))) {
      csv.write("LineId,EventId,EventTemplate\n".getBytes(StandardCharsets.US_ASCII));
      Map<Long, byte[]> rows = new HashMap<>();
      for (long line = 1; line <= lines; line++) {
        csv.write(Long.toString(line).getBytes(StandardCharsets.US_ASCII));
        csv.write(rows.computeIfAbsent(miner.template(read.readLong()), id -> row(id, miner)));
      }
    }
  }

  private static byte[] row(long template, TemplateMiner miner) {
    return ("," + Template.name(template) + ",\"" + miner.shown(template).replace("\"", "\"\"") + "\"\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    ids.close();
    Files.deleteIfExists(waiting);
  }
}
