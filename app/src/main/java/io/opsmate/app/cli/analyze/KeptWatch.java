package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.series.SeriesWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What a detector knows of a series, in a file between two runs.
 *
 * @param file below 4 KB
 */
record KeptWatch(Path file, SeriesWatch watch) {
  /** A new one where there is no such file. Errors: {@link IOException} with one clause for a file that holds none. */
  static KeptWatch of(Path file) throws IOException {
    try {
      return new KeptWatch(file, SeriesWatch.of(Files.readAllBytes(file)));
    } catch (NoSuchFileException _) {
      return new KeptWatch(file, new SeriesWatch());
    } catch (IllegalArgumentException _) {
      throw new IOException(file + " holds no detector that this version can go on with; remove it to begin anew, which"
          + " forgets what was learnt. Nothing was scored or written");
    }
  }

  /** As a whole or not at all. */
  void keep() throws IOException {
    Path whole = file.toAbsolutePath();
    if (whole.getParent() instanceof Path folder) {
      Files.createDirectories(folder);
    }
    Path fresh = whole.resolveSibling(whole.getFileName() + ".new");
    Files.write(fresh, watch.state());
    Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
