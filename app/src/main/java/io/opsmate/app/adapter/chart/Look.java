package io.opsmate.app.adapter.chart;

import io.opsmate.skills.ports.Charts.Theme;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.Stroke;
import java.awt.TexturePaint;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Colours and strokes of one theme. The series colours are those of Okabe and Ito, told apart by people who do not see
 * red, green or blue; on the dark ground the darker ones are lighter.
 */
record Look(Color ground, Color ink, Color faint, List<Color> series) {
  private static final Look ON_LIGHT = new Look(Color.WHITE, new Color(0x1D1C1D), new Color(0xD5D5D8),
      List.of(new Color(0x0072B2), new Color(0xD55E00), new Color(0x007A5A), new Color(0xA8538A), new Color(0x946300),
          new Color(0x2E8BC0)));
  private static final Look ON_DARK = new Look(new Color(0x1A1D21), new Color(0xEDEDEE), new Color(0x4A4E54),
      List.of(new Color(0x56B4E9), new Color(0xF28E4B), new Color(0x2FC29A), new Color(0xE39AC3), new Color(0xE6C229),
          new Color(0x9CC9FF)));

  /** Per line of a chart a pattern of its own, so that colour is never needed to tell lines apart. */
  private static final float[][] DASHES = {{}, {18, 10}, {4, 9}, {24, 8, 4, 8}, {30, 12}, {10, 6, 10, 16}};
  private static final float LINE = 5;

  static Look of(Theme theme) {
    return switch (theme) {
      case LIGHT -> ON_LIGHT;
      case DARK -> ON_DARK;
    };
  }

  Color series(int number) {
    return series.get(number % series.size());
  }

  /** The expected range: of the first line's hue, faint. */
  Color band() {
    Color first = series(0);
    return new Color(first.getRed(), first.getGreen(), first.getBlue(), 60);
  }

  /** Stripes: what a bar is filled with to differ from its neighbour without colour. */
  Paint striped(Color colour) {
    int side = 16;
    BufferedImage tile = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < side; x++) {
      for (int y = 0; y < side; y++) {
        tile.setRGB(x, y, ((x + y) % side < side / 2 ? colour : ground).getRGB());
      }
    }
    return new TexturePaint(tile, new Rectangle(side, side));
  }

  static Stroke line(int number) {
    float[] dash = DASHES[number % DASHES.length];
    return dash.length == 0
        ? new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
  }
}
