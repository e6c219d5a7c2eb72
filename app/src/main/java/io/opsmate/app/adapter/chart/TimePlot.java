package io.opsmate.app.adapter.chart;

import io.opsmate.skills.kernel.Chart;
import java.awt.BasicStroke;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Lines over time, the expected range behind them, and marked moments. */
record TimePlot(Chart.Series chart, Look look, Lettering letters) {
  /** Unit: points of a line; up to so many, each is drawn as a dot, too. */
  private static final int DOTTED = 40;

  /** Unit: marks; up to so many are named in the picture, more are numbered. */
  private static final int NAMED = 2;

  /** Unit: characters of a name. */
  private static final int NAME = 26;

  private static final double DOT = 14;

  /** What the numbers at the marks stand for. */
  static List<String> notes(Chart.Series chart, Lettering letters) {
    if (chart.marks().size() <= NAMED) {
      return List.of();
    }
    List<String> named = new ArrayList<>();
    int most = 6;
    for (Chart.Mark mark : chart.marks().subList(0, Math.min(most, chart.marks().size()))) {
      named.add(named.size() + 1 + " " + letters.legible(mark.name(), NAME));
    }
    int more = chart.marks().size() - named.size();
    return List.of(String.join("   ", named) + (more > 0 ? "   and " + more + " more" : ""));
  }

  XYPlot plot() {
    NumberAxis values = Axes.numbers(chart.unit(), look, letters);
    values.setAutoRangeIncludesZero(false);
    values.setAutoRangeMinimumSize(least());
    DateAxis moments = Axes.moments(look, letters);
    if (chart.lines().stream().allMatch(line -> line.points().size() == 1)) {
      moments.setAutoRangeMinimumSize(Duration.ofDays(1).toMillis());
    }
    XYPlot plot = new XYPlot(lines(), moments, values, strokes());
    if (chart.band() != null) {
      plot.setDataset(1, band(chart.band()));
      plot.setRenderer(1, range());
    }
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.REVERSE);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(look.faint());
    plot.setRangeGridlineStroke(Axes.GRID);
    plot.setFixedLegendItems(legend(plot));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    mark(plot);
    return plot;
  }

  /** A line without ups and downs is not stretched until it has some. */
  private double least() {
    double largest = chart.lines()
        .stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(point -> Math.abs(point.value()))
        .max()
        .orElse(0);
    return Math.max(largest / 10, 1e-6);
  }

  private LegendItemCollection legend(XYPlot plot) {
    LegendItemCollection items = new LegendItemCollection();
    for (int line = 0; line < chart.lines().size(); line++) {
      items.add(plot.getRenderer().getLegendItem(0, line));
    }
    if (chart.band() != null) {
      items.add(new LegendItem(letters.legible(chart.band().name(), NAME), null, null, null,
          new Rectangle(-34, -12, 68, 24), look.band()));
    }
    return items;
  }

  private XYSeriesCollection lines() {
    XYSeriesCollection lines = new XYSeriesCollection();
    for (Chart.Line line : chart.lines()) {
      XYSeries drawn = new XYSeries(new Key(lines.getSeriesCount(), letters.legible(line.name(), NAME)));
      line.points().forEach(point -> drawn.add(point.at().toEpochMilli(), point.value()));
      lines.addSeries(drawn);
    }
    return lines;
  }

  private XYLineAndShapeRenderer strokes() {
    XYLineAndShapeRenderer strokes = new XYLineAndShapeRenderer();
    strokes.setDrawSeriesLineAsPath(true);
    strokes.setLegendLine(new Line2D.Double(-34, 0, 34, 0));
    for (int line = 0; line < chart.lines().size(); line++) {
      strokes.setSeriesPaint(line, look.series(line));
      strokes.setSeriesStroke(line, Look.line(line));
      strokes.setSeriesShape(line, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
      boolean apart = chart.lines().get(line).style() == Chart.Style.APART;
      strokes.setSeriesShapesVisible(line, apart || chart.lines().get(line).points().size() <= DOTTED);
      strokes.setSeriesLinesVisible(line, !apart);
    }
    return strokes;
  }

  private YIntervalSeriesCollection band(Chart.Band band) {
    YIntervalSeries between = new YIntervalSeries(new Key(-1, letters.legible(band.name(), NAME)));
    for (int at = 0; at < band.lower().size(); at++) {
      double lower = band.lower().get(at).value();
      double upper = band.upper().get(at).value();
      between.add(band.lower().get(at).at().toEpochMilli(), (lower + upper) / 2, lower, upper);
    }
    YIntervalSeriesCollection bands = new YIntervalSeriesCollection();
    bands.addSeries(between);
    return bands;
  }

  private DeviationRenderer range() {
    DeviationRenderer range = new DeviationRenderer(false, false);
    range.setSeriesPaint(0, look.band());
    range.setSeriesFillPaint(0, look.band());
    range.setAlpha(1);
    return range;
  }

  private void mark(XYPlot plot) {
    boolean named = chart.marks().size() <= NAMED;
    int number = 0;
    for (Chart.Mark mark : chart.marks()) {
      number++;
      ValueMarker line = new ValueMarker(mark.at().toEpochMilli(), look.ink(),
          new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[]{6, 6}, 0));
      line.setLabel(named ? letters.legible(mark.name(), NAME) : Integer.toString(number));
      line.setLabelFont(letters.small());
      line.setLabelPaint(look.ink());
      line.setLabelBackgroundColor(look.ground());
      boolean below = number % 2 == 0;
      if (isLate(mark)) {
        line.setLabelAnchor(below ? RectangleAnchor.BOTTOM_LEFT : RectangleAnchor.TOP_LEFT);
        line.setLabelTextAnchor(below ? TextAnchor.BOTTOM_RIGHT : TextAnchor.TOP_RIGHT);
      } else {
        line.setLabelAnchor(below ? RectangleAnchor.BOTTOM_RIGHT : RectangleAnchor.TOP_RIGHT);
        line.setLabelTextAnchor(below ? TextAnchor.BOTTOM_LEFT : TextAnchor.TOP_LEFT);
      }
      line.setLabelOffset(new RectangleInsets(4, 6, 4, 6));
      plot.addDomainMarker(line);
    }
  }

  /** Whether its name has more room on its left. */
  private boolean isLate(Chart.Mark mark) {
    LongSummaryStatistics times = chart.lines()
        .stream()
        .flatMap(one -> one.points().stream())
        .mapToLong(point -> point.at().toEpochMilli())
        .summaryStatistics();
    return mark.at().toEpochMilli() - times.getMin() > times.getMax() - mark.at().toEpochMilli();
  }

  /** A line is told from others by its place: two may have the same words. */
  private record Key(int place, String words) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Integer.compare(place, other.place);
    }

    @Override
    public String toString() {
      return words;
    }
  }
}
