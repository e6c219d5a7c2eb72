package io.opsmate.app.adapter.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The programs of the embedded server, which the library unpacks once. */
final class Binaries {
  private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);

  /** What the library leaves when it has unpacked everything. */
  private static final String UNPACKED = ".exists";

  private Binaries() {}

  /**
   * The folder to unpack into, without what a run that was killed while it unpacked has left there: the library would find
   * its files in the way at every start after that.
   */
  static Path in(DataFolder folder) throws IOException {
    Path binaries = Files.createDirectories(folder.path().resolve("postgres-binaries"));
    List<Path> versions;
    try (Stream<Path> inside = Files.list(binaries)) {
      versions = inside.filter(Files::isDirectory).filter(one -> !Files.exists(one.resolve(UNPACKED))).toList();
    }
    versions.forEach(Binaries::remove);
    return binaries;
  }

  private static void remove(Path version) {
    LOG.atInfo().addKeyValue("folder", version).log("unpacks PostgreSQL again; an earlier start did not finish that");
    try (Stream<Path> all = Files.walk(version)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
