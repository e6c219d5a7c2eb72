package io.opsmate.app.sandbox.slack.http;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of the page, as they lie in the source folder. */
class PageFilesTest {
  private static final Path FOLDER = Path.of("src", "main", "resources", "sandbox");
  private static final Pattern NAMED = Pattern.compile("/sandbox/assets/([\\w/]+\\.(?:js|css|svg))");
  private static final Pattern IMPORTED = Pattern.compile("from '([^']+)'");

  @Test
  void thePageNamesEveryFileSoThatTheBrowserNeedNotFindThemOneByOne() throws IOException {
    Set<String> named = NAMED.matcher(Files.readString(FOLDER.resolve("index.html")))
        .results()
        .map(found -> found.group(1))
        .collect(toSet());

    assertThat(named).isEqualTo(files());
  }

  @Test
  void everyModuleThatIsImportedIsThere() throws IOException {
    Set<Path> missing = new HashSet<>();
    for (String file : files()) {
      Path module = FOLDER.resolve(file);
      IMPORTED.matcher(Files.readString(module))
          .results()
          .map((MatchResult found) -> module.resolveSibling(found.group(1)).normalize())
          .filter(imported -> !Files.exists(imported))
          .forEach(missing::add);
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void noModuleParsesHtmlOrRunsTextAsCode() throws IOException {
    for (String file : files()) {
      assertThat(Files.readString(FOLDER.resolve(file))).as(file)
          .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function");
    }
  }

  private static Set<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(Files::isRegularFile)
          .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.equals("index.html"))
          .collect(toSet());
    }
  }
}
