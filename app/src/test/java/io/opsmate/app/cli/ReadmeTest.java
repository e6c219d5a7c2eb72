package io.opsmate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the table in README.md to the settings there are. */
class ReadmeTest {
  @Test
  void theTableListsEverySettingWithItsDefault() throws IOException {
    String readme = Files.readString(Path.of(System.getProperty("opsmate.root"), "README.md"));

    String table = Arrays.stream(Setting.values())
        .map(ReadmeTest::row)
        .collect(Collectors.joining("", "| setting | what it is | default |\n|---|---|---|\n", ""));
    assertThat(readme).containsSubsequence("<!-- settings -->\n", "<!-- /settings -->\n");
    assertThat(between(readme, "<!-- settings -->\n", "<!-- /settings -->")).isEqualTo(table);
  }

  private static String row(Setting setting) {
    return "| `" + setting.name() + "` | " + setting.sentence() + " | " + setting.byDefault() + " |\n";
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
