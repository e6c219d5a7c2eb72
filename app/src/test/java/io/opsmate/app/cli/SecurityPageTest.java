package io.opsmate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/security.md to the tests there are: proof that is named has to exist. */
class SecurityPageTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract))(?:\\.(\\w+))?…?`");
  private static final Pattern LAW = Pattern.compile("`(\\w*Laws)\\.(\\w+)`");
  private static final Path ROOT = Path.of(System.getProperty("opsmate.root"));

  @Test
  void everyTestItNamesExists() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/security.md"));
    Map<String, String> tests = tests();

    List<String> named = new ArrayList<>();
    for (Pattern pattern : List.of(TEST, LAW)) {
      Matcher found = pattern.matcher(page);
      while (found.find()) {
        named.add(found.group(1));
        assertThat(tests).containsKey(found.group(1));
        assertThat(tests.get(found.group(1))).contains(found.group(2) == null ? found.group(1) : found.group(2));
      }
    }
    assertThat(named).hasSizeGreaterThan(30);
  }

  /** By simple name, with what is in them. */
  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> modules = Stream.of("skills", "commands", "app").map(ROOT::resolve)) {
      return modules.map(module -> module.resolve("src/test/java"))
          .flatMap(SecurityPageTest::sources)
          .collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""),
              SecurityPageTest::words, (one, other) -> one + other));
    }
  }

  private static Stream<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String words(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
