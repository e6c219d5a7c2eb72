package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.Chart;
import io.opsmate.skills.kernel.Chart.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Charts of every kind, among them those that are hard to draw. */
public final class SampleCharts {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private SampleCharts() {}

  /** By what each is about. */
  public static Map<String, Chart> all() {
    Map<String, Chart> all = new LinkedHashMap<>();
    all.put("series", series());
    all.put("one-point", new Chart.Series("Waste found", "One value: 412.", "$/mo",
        List.of(line("found", 1, _ -> 412)), null, List.of()));
    all.put("thousand-points", new Chart.Series("Latency", "1,000 values.", "ms",
        List.of(line("p99", 1000, at -> 80 + 40 * Math.sin(at / 30.0) + at % 7)), null, List.of()));
    all.put("band-and-marks", bandAndMarks());
    all.put("six-lines", new Chart.Series("By region", "Six lines.", "$/mo",
        IntStream.range(0, 6).mapToObj(one -> line("region-" + one, 12, at -> 100 * one + at * (one - 2))).toList(),
        null, List.of()));
    all.put("points-apart", new Chart.Series("CPU", "Two values stand out.", "%",
        List.of(line("value", 200, at -> at % 90 == 89 ? 80 : 20 + at % 9),
            new Chart.Line("unusual", List.of(new Point(START.plus(Duration.ofDays(89)), 80),
                new Point(START.plus(Duration.ofDays(179)), 80)), Chart.Style.APART)),
        null, List.of()));
    all.put("bars", bars());
    all.put("one-bar", new Chart.Bars("Waste", "One bar.", "$/mo", List.of(new Chart.Bar("volumes", 12.5))));
    all.put("zeros", new Chart.Bars("Waste", "All are zero.", "$/mo",
        List.of(new Chart.Bar("volumes", 0), new Chart.Bar("snapshots", 0))));
    all.put("negative", new Chart.Bars("Change since last week", "Up and down.", "$/mo",
        List.of(new Chart.Bar("volumes", -120.4), new Chart.Bar("snapshots", 33), new Chart.Bar("addresses", -3.6))));
    all.put("many-bars", new Chart.Bars("Many", "A thousand bars.", "$/mo",
        IntStream.range(0, 1000).mapToObj(at -> new Chart.Bar("vol-" + at, 1000 - at)).toList()));
    all.put("hard-labels", hardLabels());
    all.put("comparison", comparison());
    return all;
  }

  public static Chart series() {
    return new Chart.Series("Waste found and removed", "Found fell from 900 to 700, removed rose to 250.", "$/mo",
        List.of(line("found", 14, at -> 900 - 14 * at), line("removed", 14, at -> 18 * at)), null, List.of());
  }

  public static Chart bandAndMarks() {
    return new Chart.Series("Checkout latency p99", "Left its expected range after the deployment.", "ms",
        List.of(line("p99", 60, at -> at < 40 ? 110 + at % 5 : 180 + 3 * (at - 40))),
        new Chart.Band("expected", line("", 60, at -> 95 + at / 10.0).points(),
            line("", 60, at -> 130 + at / 10.0).points()),
        List.of(new Chart.Mark(START.plus(Duration.ofHours(24 * 40)), "deploy 4f2c"),
            new Chart.Mark(START.plus(Duration.ofHours(24 * 44)), "alarm")));
  }

  public static Chart bars() {
    return new Chart.Bars("Waste by kind", "Volumes 512.40, snapshots 210, addresses 14.60.", "$/mo",
        List.of(new Chart.Bar("Unattached EBS volumes", 512.4), new Chart.Bar("Old EBS snapshots", 210),
            new Chart.Bar("Unassociated Elastic IPs", 14.6)));
  }

  public static Chart comparison() {
    return new Chart.Comparison("Waste, now and at the last digest", "All three fell.", "$/mo", "last week", "now",
        List.of(new Chart.Pair("Unattached EBS volumes", 640, 512.4), new Chart.Pair("Old EBS snapshots", 260, 210),
            new Chart.Pair("Unassociated Elastic IPs", 18.25, 14.6)));
  }

  private static Chart hardLabels() {
    return new Chart.Bars("🧟 “Waste” — مهملات <b>&amp;</b> ".repeat(4), "Names that are hard to draw.", "€/mo",
        List.of(new Chart.Bar("a".repeat(300), 5), new Chart.Bar("عنوان قديم", 4), new Chart.Bar("כתובת ישנה", 3),
            new Chart.Bar("💽🔥 disk", 2.5), new Chart.Bar("👩‍👩‍👧‍👦", 2), new Chart.Bar("本番データ", 1.5),
            new Chart.Bar("a\u200Bb\ncd", 1), new Chart.Bar("same", 1), new Chart.Bar("same", 0.5),
            new Chart.Bar("  ", 0.25)));
  }

  private static Chart.Line line(String name, int points, IntToDoubleFunction value) {
    return new Chart.Line(name, IntStream.range(0, points)
        .mapToObj(at -> new Point(START.plus(Duration.ofDays(at)), value.applyAsDouble(at)))
        .toList());
  }
}
