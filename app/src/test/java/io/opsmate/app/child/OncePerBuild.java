package io.opsmate.app.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** What takes long to make is made by the first of a build's test processes, and used by all of them. */
public final class OncePerBuild {
  /** Set by the build; a process that was started otherwise makes its own. */
  private static final String BUILD =
      System.getProperty("opsmate.test.build", "process-" + ProcessHandle.current().pid());

  private OncePerBuild() {}

  /** A folder that {@code making} has filled, here or in another process; others wait until it is. */
  public static Path folder(String name, Consumer<Path> making) {
    try {
      Path all = Files.createDirectories(Path.of("target", "once", BUILD.replace(':', '-')));
      Path folder = all.resolve(name);
      Path done = all.resolve(name + ".done");
      try (FileChannel file = FileChannel.open(all.resolve(name + ".lock"), StandardOpenOption.CREATE,
          StandardOpenOption.WRITE); FileLock lock = file.lock()) {
        if (lock.isValid() && !Files.exists(done)) {
          making.accept(Files.createDirectories(folder));
          Files.createFile(done);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
