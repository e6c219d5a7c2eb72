package io.opsmate.skills.kernel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture of numbers, as values: what draws it decides on colours and pixels. Whoever shows one also says the numbers
 * in words, and {@link #alt()} says what the picture shows to those who cannot see it.
 *
 * <p>Errors: {@link IllegalArgumentException} when there is nothing to draw, a number is not finite, or a text is empty.
 */
public sealed interface Chart {
  /** Unit: characters; Slack's limit of an image's title and alternative text. */
  int LONGEST_ALT = 2000;

  /** At most 2000 characters. */
  String title();

  /** What the picture shows, in a sentence; at most 2000 characters. */
  String alt();

  /** What the values are counted in, as written at the axis: {@code $/mo}, {@code ms}. */
  String unit();

  /**
   * Values over time.
   *
   * @param band the range in which values are expected, drawn behind the lines; null for none
   * @param marks moments worth a line of their own: a deployment, an alarm
   */
  record Series(String title, String alt, String unit, List<Line> lines, @Nullable Band band, List<Mark> marks)
      implements Chart {
    public Series {
      title = titled(title);
      alt = described(alt);
      lines = List.copyOf(lines);
      marks = List.copyOf(marks);
      some(lines);
    }
  }

  /** One line, its points by rising time; or points alone, for moments that stand out. */
  record Line(String name, List<Point> points, Style style) {
    public Line {
      points = List.copyOf(points);
      some(points);
    }

    public Line(String name, List<Point> points) {
      this(name, points, Style.JOINED);
    }
  }

  /** Whether points are joined to a line. */
  enum Style {
    JOINED, APART
  }

  /** One value at one moment. */
  record Point(Instant at, double value) {
    public Point {
      finite(value);
    }
  }

  /** From a lower to an upper line, with the same moments. */
  record Band(String name, List<Point> lower, List<Point> upper) {
    public Band {
      lower = List.copyOf(lower);
      upper = List.copyOf(upper);
      some(lower);
      if (!lower.stream().map(Point::at).toList().equals(upper.stream().map(Point::at).toList())) {
        throw new IllegalArgumentException(
            "the band “" + name + "” has an upper line at other moments than its lower one");
      }
    }
  }

  /** One moment with its name. */
  record Mark(Instant at, String name) {}

  /** One value per name, the order kept. */
  record Bars(String title, String alt, String unit, List<Bar> bars) implements Chart {
    public Bars {
      title = titled(title);
      alt = described(alt);
      bars = List.copyOf(bars);
      some(bars);
    }
  }

  /** One bar. */
  record Bar(String name, double value) {
    public Bar {
      finite(value);
    }
  }

  /** Two values per name, side by side: before and after, this week and last. */
  record Comparison(String title, String alt, String unit, String first, String second, List<Pair> pairs)
      implements Chart {
    public Comparison {
      title = titled(title);
      alt = described(alt);
      pairs = List.copyOf(pairs);
      some(pairs);
    }
  }

  /** Two values of one name. */
  record Pair(String name, double first, double second) {
    public Pair {
      finite(first);
      finite(second);
    }
  }

  private static String titled(String title) {
    return Texts.upTo(LONGEST_ALT, Texts.required(title, "chart title"), "chart title");
  }

  private static String described(String alt) {
    return Texts.upTo(LONGEST_ALT, Texts.required(alt, "alternative text"), "alternative text");
  }

  private static void some(List<?> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a chart without values shows nothing");
    }
  }

  private static void finite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a chart cannot show " + value);
    }
  }
}
