package io.opsmate.app.fault;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes workers start fast: their classes from one archive (class data sharing), which takes jars only. The first worker
 * writes it when it ends.
 */
final class ClassArchive {
  private final String classPath;
  private final Path archive;

  private ClassArchive(String classPath, Path archive) {
    this.classPath = classPath;
    this.archive = archive;
  }

  static ClassArchive prepared() {
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "fault")), "classes-");
      String jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .filter(Files::exists)
          .map(entry -> Files.isDirectory(entry) ? jar(entry, folder) : entry)
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
      return new ClassArchive(jars, folder.resolve("worker.jsa"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> options() {
    String sharing = Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=";
    return List.of(sharing + archive, "-Xshare:auto", "-Xlog:disable", "-cp", classPath);
  }

  private static Path jar(Path classes, Path folder) {
    try (Stream<Path> all = Files.walk(classes)) {
      Path jar = Files.createTempFile(folder, "classes-", ".jar").toAbsolutePath();
      try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
        out.setLevel(0);
        for (Path one : all.filter(Files::isRegularFile).toList()) {
          out.putNextEntry(new JarEntry(classes.relativize(one).toString().replace(File.separatorChar, '/')));
          Files.copy(one, out);
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
