package io.opsmate.app.adapter.chart;

import io.opsmate.skills.kernel.Chart;
import io.opsmate.skills.ports.Charts;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/** {@link Charts} by JFreeChart, on Java's own 2D graphics without a screen. */
public final class JFreeCharts implements Charts {
  /** Unit: pixels. Slack shows images in messages at most 480 wide or so; drawn twice as large, for sharp letters. */
  static final int WIDTH = 960;

  /** Unit: pixels. */
  static final int HEIGHT = 600;

  /** Unit: characters; about two lines. */
  private static final int TITLE = 80;

  private volatile @Nullable Lettering bundled;

  @Override
  public byte[] png(Chart chart, Theme theme) {
    Look look = Look.of(theme);
    Lettering letters = bundled().showing(words(chart));
    Plot plot = switch (chart) {
      case Chart.Series series -> new TimePlot(series, look, letters).plot();
      case Chart.Bars bars -> BarPlot.of(bars, look, letters).plot();
      case Chart.Comparison comparison -> BarPlot.of(comparison, look, letters).plot();
    };
    return png(drawn(dressed(plot, chart, look, letters)));
  }

  /** Read when the first chart is drawn: a machine that cannot draw runs all the rest. */
  private Lettering bundled() {
    Lettering read = bundled;
    if (read == null) {
      read = Lettering.bundled();
      bundled = read;
    }
    return read;
  }

  private static JFreeChart dressed(Plot plot, Chart chart, Look look, Lettering letters) {
    plot.setBackgroundPaint(look.ground());
    plot.setOutlineVisible(false);
    plot.setNoDataMessage(null);
    JFreeChart dressed = new JFreeChart(null, letters.title(), plot, true);
    dressed.setBackgroundPaint(look.ground());
    dressed.setAntiAlias(true);
    dressed.setPadding(new RectangleInsets(14, 16, 10, 24));
    dressed.setTitle(title(letters.legible(chart.title(), TITLE), letters, look));
    LegendTitle legend = dressed.getLegend();
    legend.setItemFont(letters.small());
    legend.setItemPaint(look.ink());
    legend.setBackgroundPaint(look.ground());
    legend.setFrame(BlockBorder.NONE);
    legend.setItemLabelPadding(new RectangleInsets(2, 8, 2, 28));
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setVisible(plot.getLegendItems().getItemCount() > 1);
    notes(chart, letters).forEach(note -> dressed.addSubtitle(subtitle(note, letters, look)));
    return dressed;
  }

  private static List<String> notes(Chart chart, Lettering letters) {
    return switch (chart) {
      case Chart.Series series -> TimePlot.notes(series, letters);
      case Chart.Bars(_, _, _, var bars) -> BarPlot.notes(bars.size());
      case Chart.Comparison(_, _, _, _, _, var pairs) -> BarPlot.notes(pairs.size());
    };
  }

  private static TextTitle title(String words, Lettering letters, Look look) {
    TextTitle title = new TextTitle(words, letters.title());
    title.setPaint(look.ink());
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setTextAlignment(HorizontalAlignment.LEFT);
    title.setPadding(0, 8, 8, 0);
    return title;
  }

  private static TextTitle subtitle(String words, Lettering letters, Look look) {
    TextTitle note = new TextTitle(words, letters.small());
    note.setPaint(look.ink());
    note.setHorizontalAlignment(HorizontalAlignment.LEFT);
    note.setTextAlignment(HorizontalAlignment.LEFT);
    note.setPadding(0, 8, 6, 0);
    return note;
  }

  private static BufferedImage drawn(JFreeChart chart) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    try {
      chart.draw(canvas, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    } finally {
      canvas.dispose();
    }
    return image;
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static List<String> words(Chart chart) {
    Stream<String> names = switch (chart) {
      case Chart.Series series -> Stream.concat(series.lines().stream().map(Chart.Line::name),
          series.marks().stream().map(Chart.Mark::name));
      case Chart.Bars bars -> bars.bars().stream().map(Chart.Bar::name);
      case Chart.Comparison(_, _, _, String first, String second, var pairs) ->
          Stream.concat(Stream.of(first, second), pairs.stream().map(Chart.Pair::name));
    };
    return Stream.concat(Stream.of(chart.title(), chart.unit()), names).toList();
  }
}
