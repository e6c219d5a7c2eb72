package io.opsmate.app.adapter.chart;

import java.awt.BasicStroke;
import java.awt.Stroke;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleInsets;

/** Axes with letters that can be read, in one language on every machine. */
final class Axes {
  static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ENGLISH);

  static final Stroke GRID = new BasicStroke(2);

  /** Unit: characters. */
  private static final int UNIT = 20;

  private Axes() {}

  static NumberAxis numbers(String unit, Look look, Lettering letters) {
    NumberAxis axis = new NumberAxis(letters.legible(unit, UNIT));
    axis.setNumberFormatOverride(new DecimalFormat("#,##0.##", SYMBOLS));
    axis.setTickLabelInsets(new RectangleInsets(4, 12, 4, 12));
    return dressed(axis, look, letters);
  }

  /** In UTC, and it says so: a chart is seen by people of many zones. */
  static DateAxis moments(Look look, Lettering letters) {
    DateAxis axis = new DateAxis("UTC", TimeZone.getTimeZone("UTC"), Locale.ENGLISH);
    axis.setTickLabelInsets(new RectangleInsets(4, 14, 4, 14));
    return dressed(axis, look, letters);
  }

  private static <A extends Axis> A dressed(A axis, Look look, Lettering letters) {
    axis.setTickLabelFont(letters.small());
    axis.setTickLabelPaint(look.ink());
    axis.setLabelFont(letters.small());
    axis.setLabelPaint(look.ink());
    axis.setAxisLinePaint(look.faint());
    axis.setTickMarkPaint(look.faint());
    return axis;
  }
}
