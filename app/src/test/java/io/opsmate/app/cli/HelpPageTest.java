package io.opsmate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.config.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code ./opsmate --help} prints a file, so that it answers before anything is built; it must not fall behind. */
class HelpPageTest {
  @Test
  void listsEverySettingWithItsDefault() throws IOException {
    String settings = Arrays.stream(Setting.values()).map(HelpPageTest::entry).collect(Collectors.joining());

    assertThat(page()).contains(settings);
  }

  @Test
  void fitsATerminal() throws IOException {
    assertThat(page().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
  }

  private static String entry(Setting setting) {
    return "  " + setting.name() + "  [" + setting.byDefault() + "]\n      " + setting.sentence() + "\n";
  }

  private static String page() throws IOException {
    try (InputStream file = HelpPageTest.class.getResourceAsStream("/io/opsmate/app/help.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
