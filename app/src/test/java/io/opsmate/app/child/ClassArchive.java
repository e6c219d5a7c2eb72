package io.opsmate.app.child;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes processes start fast: their classes from one archive (class data sharing), which takes jars only. The first of
 * them writes it when it ends by itself.
 */
public final class ClassArchive {
  private final String classPath;
  private final Path archive;

  private ClassArchive(String classPath, Path archive) {
    this.classPath = classPath;
    this.archive = archive;
  }

  /** Of what is on the class path of this process, folders turned into jars. */
  public static ClassArchive of(Predicate<Path> entries) {
    try {
      return of(entries, Files.createTempDirectory(Files.createDirectories(Path.of("target", "child")), "classes-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In a folder where another process may have made it before. */
  public static ClassArchive of(Predicate<Path> entries, Path folder) {
    List<Path> all = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .filter(entries)
        .toList();
    String jars = IntStream.range(0, all.size())
        .mapToObj(at -> Files.isDirectory(all.get(at))
            ? jar(all.get(at), folder.resolve("classes-" + at + ".jar").toAbsolutePath())
            : all.get(at))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
    return new ClassArchive(jars, folder.resolve("classes.jsa"));
  }

  /** Of {@code java}, with the class path. */
  public List<String> options() {
    String sharing = Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=";
    return List.of(sharing + archive.toAbsolutePath(), "-Xshare:auto", "-Xlog:disable", "-cp", classPath);
  }

  private static Path jar(Path classes, Path jar) {
    if (Files.exists(jar)) {
      return jar;
    }
    try (Stream<Path> all = Files.walk(classes)) {
      try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
        out.setLevel(0);
        for (Path one : all.filter(found -> !found.equals(classes)).toList()) {
          boolean folderItself = Files.isDirectory(one); // some look services up by their folder
          String name = classes.relativize(one).toString().replace(File.separatorChar, '/');
          out.putNextEntry(new JarEntry(folderItself ? name + "/" : name));
          if (!folderItself) {
            Files.copy(one, out);
          }
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
