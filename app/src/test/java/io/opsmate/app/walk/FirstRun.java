package io.opsmate.app.walk;

import io.opsmate.app.child.ClassArchive;
import io.opsmate.app.child.OncePerBuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/**
 * A sandbox that was started once, on nothing, and stopped before anybody used it: later ones of this build start on a copy
 * of what it left, and take their classes from its archive.
 */
final class FirstRun {
  private static final Path FOLDER = OncePerBuild.folder("first-run", FirstRun::make);
  private static final ClassArchive CLASSES = classes(FOLDER);

  private FirstRun() {}

  private static ClassArchive classes(Path folder) {
    return ClassArchive.of(entry -> !entry.endsWith("test-classes"), folder);
  }

  static ClassArchive classes() {
    return CLASSES;
  }

  static void copyTo(Path folder) {
    copy(FOLDER.resolve("data"), folder);
  }

  /** Only the programs of the embedded PostgreSQL; the database is still to be made. */
  static void copyProgramsTo(Path folder) {
    copy(FOLDER.resolve("data").resolve("sandbox").resolve("postgres-binaries"), folder.resolve("postgres-binaries"));
  }

  private static void make(Path folder) {
    Map<String, String> settings =
        Map.of("OPSMATE_DATA", folder.resolve("data").toString(), "OPSMATE_PORT", ChildApp.freePort());
    ChildApp.ready(ChildApp.launched(classes(folder), settings)).close();
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to);
      Files.walkFileTree(from, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
          Path copy = to.resolve(from.relativize(folder).toString());
          Files.createDirectories(copy);
          Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(folder));
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
          Files.copy(file, to.resolve(from.relativize(file).toString()), LinkOption.NOFOLLOW_LINKS,
              StandardCopyOption.COPY_ATTRIBUTES);
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
