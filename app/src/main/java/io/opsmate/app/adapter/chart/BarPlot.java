package io.opsmate.app.adapter.chart;

import io.opsmate.skills.kernel.Chart;
import java.awt.Font;
import java.awt.Paint;
import java.awt.Rectangle;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/** Bars that lie, so that their names can be read; each with its value at its end. */
record BarPlot(List<String> groups, List<Named> rows, String unit, Look look, Lettering letters) {
  /** Unit: names. What can be read at Slack's size. */
  static final int MOST = 12;

  /** Unit: characters of a name. */
  private static final int NAME = 24;

  /** One name with one value per group. */
  record Named(String name, List<Double> values) {}

  static BarPlot of(Chart.Bars chart, Look look, Lettering letters) {
    return new BarPlot(List.of(""),
        chart.bars().stream().map(bar -> new Named(bar.name(), List.of(bar.value()))).toList(), chart.unit(), look,
        letters);
  }

  static BarPlot of(Chart.Comparison chart, Look look, Lettering letters) {
    return new BarPlot(List.of(chart.first(), chart.second()),
        chart.pairs().stream().map(pair -> new Named(pair.name(), List.of(pair.first(), pair.second()))).toList(),
        chart.unit(), look, letters);
  }

  /** What the picture leaves out. */
  static List<String> notes(int names) {
    return names <= MOST ? List.of() : List.of("The first " + MOST + " of " + names);
  }

  CategoryPlot plot() {
    CategoryPlot plot = new CategoryPlot(values(), names(), numbers(), bars());
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(look.faint());
    plot.setRangeGridlineStroke(Axes.GRID);
    plot.setRangeZeroBaselineVisible(true);
    plot.setRangeZeroBaselinePaint(look.ink());
    return plot;
  }

  /** Rows are told apart by their place: two may have the same words. */
  private DefaultCategoryDataset values() {
    DefaultCategoryDataset values = new DefaultCategoryDataset();
    List<Labelled> labels = labels();
    for (int row = 0; row < labels.size(); row++) {
      for (int group = 0; group < groups.size(); group++) {
        values.addValue(rows.get(row).values().get(group), new Labelled(group, legend(group)), labels.get(row));
      }
    }
    return values;
  }

  private String legend(int group) {
    return letters.legible(groups.get(group), NAME);
  }

  private List<Labelled> labels() {
    List<Labelled> labels = new ArrayList<>();
    for (Named row : rows.subList(0, Math.min(rows.size(), MOST))) {
      labels.add(new Labelled(labels.size(), letters.legible(row.name(), NAME)));
    }
    return labels;
  }

  private record Labelled(int place, String words) implements Comparable<Labelled> {
    @Override
    public int compareTo(Labelled other) {
      return Integer.compare(place, other.place);
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private CategoryAxis names() {
    CategoryAxis axis = new CategoryAxis();
    axis.setTickLabelFont(font());
    axis.setTickLabelPaint(look.ink());
    axis.setAxisLinePaint(look.faint());
    axis.setTickMarksVisible(false);
    axis.setCategoryLabelPositionOffset(14);
    axis.setMaximumCategoryLabelWidthRatio(0.45f);
    axis.setMaximumCategoryLabelLines(2);
    axis.setCategoryLabelPositions(CategoryLabelPositions.STANDARD);
    axis.setCategoryMargin(0.25);
    axis.setLowerMargin(0.02);
    axis.setUpperMargin(0.02);
    return axis;
  }

  private NumberAxis numbers() {
    NumberAxis axis = Axes.numbers(unit, look, letters);
    axis.setAutoRangeIncludesZero(true);
    axis.setAutoRangeMinimumSize(1);
    axis.setUpperMargin(0.22);
    axis.setLowerMargin(rows.stream().flatMap(row -> row.values().stream()).anyMatch(value -> value < 0) ? 0.22 : 0);
    return axis;
  }

  private BarRenderer bars() {
    BarRenderer bars = new BarRenderer();
    bars.setBarPainter(new StandardBarPainter());
    bars.setShadowVisible(false);
    bars.setItemMargin(0.06);
    bars.setMaximumBarWidth(0.16);
    bars.setDrawBarOutline(true);
    bars.setDefaultLegendShape(new Rectangle(-20, -12, 40, 24));
    bars.setDefaultPositiveItemLabelPosition(new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
    bars.setDefaultNegativeItemLabelPosition(new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT));
    bars.setItemLabelAnchorOffset(8);
    bars.setDefaultItemLabelsVisible(true);
    bars.setDefaultItemLabelFont(font());
    bars.setDefaultItemLabelPaint(look.ink());
    bars.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", format()));
    for (int group = 0; group < groups.size(); group++) {
      bars.setSeriesPaint(group, fill(group));
      bars.setSeriesOutlinePaint(group, look.series(group));
      bars.setSeriesVisibleInLegend(group, groups.size() > 1);
    }
    return bars;
  }

  /** Of two, the first is striped: before is told from after without colour. */
  private Paint fill(int group) {
    return groups.size() > 1 && group == 0 ? look.striped(look.series(0)) : look.series(group);
  }

  private Font font() {
    return rows.size() * groups.size() > MOST ? letters.small().deriveFont(Lettering.SMALL - 6) : letters.small();
  }

  private static NumberFormat format() {
    return new DecimalFormat("#,##0.##", Axes.SYMBOLS);
  }
}
