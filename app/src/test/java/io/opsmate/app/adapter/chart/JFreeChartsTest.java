package io.opsmate.app.adapter.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.Chart;
import io.opsmate.skills.ports.Charts;
import io.opsmate.skills.ports.Charts.Theme;
import io.opsmate.skills.testkit.ChartsContract;
import io.opsmate.skills.testkit.SampleCharts;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JFreeChartsTest implements ChartsContract {
  private final Charts charts = new JFreeCharts();

  @Override
  public Charts charts() {
    return charts;
  }

  @Test
  void picturesAreLeftToLookAt() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "charts"));

    SampleCharts.all().forEach((name, chart) -> List.of(Theme.values()).forEach(theme -> {
      try {
        Files.write(folder.resolve(name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png"),
            charts.png(chart, theme));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }));

    assertThat(folder.resolve("hard-labels-dark.png")).exists();
  }

  @Test
  void everyPictureHasSlacksSizeTwiceAndALotOnIt() {
    SampleCharts.all().forEach((name, chart) -> {
      BufferedImage image = drawn(chart, Theme.LIGHT);

      assertThat(image.getWidth()).isEqualTo(JFreeCharts.WIDTH);
      assertThat(image.getHeight()).isEqualTo(JFreeCharts.HEIGHT);
      assertThat(count(image, rgb -> rgb != rgb(Color.WHITE))).as(name).isGreaterThan(3_000);
      assertThat(count(image, rgb -> rgb == rgb(Color.WHITE))).as(name).isGreaterThan(100_000);
    });
  }

  @Test
  void onDarkTheGroundIsDarkAndTheLettersAreLight() {
    BufferedImage dark = drawn(SampleCharts.bars(), Theme.DARK);
    int ground = rgb(Look.of(Theme.DARK).ground());

    assertThat(dark.getRGB(2, 2) & 0xFFFFFF).isEqualTo(ground);
    assertThat(count(dark, rgb -> rgb == ground)).isGreaterThan(dark.getWidth() * dark.getHeight() / 2);
    assertThat(count(dark, rgb -> rgb == rgb(Look.of(Theme.DARK).ink()))).isGreaterThan(500);
    assertThat(count(dark, rgb -> rgb == rgb(Color.WHITE))).isZero();
  }

  @Test
  void aLongerBarCoversMore() {
    int colour = rgb(Look.of(Theme.LIGHT).series(0));

    long small = count(drawn(two(100, 10), Theme.LIGHT), rgb -> rgb == colour);
    long large = count(drawn(two(100, 90), Theme.LIGHT), rgb -> rgb == colour);

    assertThat(large).isGreaterThan(small * 3 / 2);
  }

  @Test
  void aNegativeBarLiesOnTheOtherSideOfZero() {
    BufferedImage image = drawn(two(-100, 100), Theme.LIGHT);
    int colour = rgb(Look.of(Theme.LIGHT).series(0));

    Set<Integer> upper = columns(image, 0, image.getHeight() / 2 - 40, colour);
    Set<Integer> lower = columns(image, image.getHeight() / 2, image.getHeight(), colour);

    assertThat(upper).isNotEmpty();
    assertThat(lower).isNotEmpty();
    assertThat(upper).doesNotContainAnyElementsOf(
        lower.stream().filter(x -> x > lower.stream().mapToInt(Integer::intValue).min().orElseThrow() + 4).toList());
  }

  @Test
  void linesDifferByMoreThanColour() {
    List<java.awt.Stroke> strokes = IntStream.range(0, 6).mapToObj(Look::line).toList();

    assertThat(new HashSet<>(strokes)).hasSize(6);
  }

  @Test
  void lettersKeepTheirContrastOnBothGrounds() {
    for (Theme theme : Theme.values()) {
      Look look = Look.of(theme);
      assertThat(contrast(look.ink(), look.ground())).isGreaterThan(7);
      look.series()
          .forEach(colour -> assertThat(contrast(colour, look.ground())).as("%s on %s", colour, theme)
              .isGreaterThan(3));
    }
  }

  @Test
  void whatHasNoGlyphIsAPointAndNeverABox() {
    Lettering letters = Lettering.bundled();

    assertThat(letters.legible("disk 💽🔥", 24)).isEqualTo("disk");
    assertThat(letters.legible("👩‍👩‍👧‍👦", 24)).isEqualTo("·");
    assertThat(letters.legible("本番データ 1", 24)).isEqualTo("· 1");
    assertThat(letters.legible("a\u200Bb\ncd", 24)).isEqualTo("ab cd");
    assertThat(letters.legible("عنوان קדים Ωж", 24)).isEqualTo("عنوان קדים Ωж");
  }

  private static Chart two(double first, double second) {
    return new Chart.Bars("Two", "Two bars.", "$/mo", List.of(new Chart.Bar("a", first), new Chart.Bar("b", second)));
  }

  private BufferedImage drawn(Chart chart, Theme theme) {
    try {
      return ImageIO.read(new ByteArrayInputStream(charts.png(chart, theme)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long count(BufferedImage image, IntPredicate colour) {
    return IntStream.range(0, image.getHeight())
        .flatMap(y -> IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y) & 0xFFFFFF))
        .filter(colour)
        .count();
  }

  private static Set<Integer> columns(BufferedImage image, int from, int to, int colour) {
    Set<Integer> columns = new HashSet<>();
    for (int y = from; y < to; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xFFFFFF) == colour) {
          columns.add(x);
        }
      }
    }
    return columns;
  }

  private static int rgb(Color colour) {
    return colour.getRGB() & 0xFFFFFF;
  }

  /** Source: WCAG 2.2, contrast ratio. */
  private static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * part(colour.getRed()) + 0.7152 * part(colour.getGreen()) + 0.0722 * part(colour.getBlue());
  }

  private static double part(int of255) {
    double part = of255 / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
