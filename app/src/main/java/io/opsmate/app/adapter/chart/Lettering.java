package io.opsmate.app.adapter.chart;

import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.kernel.Texts;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;

/**
 * The fonts of charts. DejaVu Sans comes along, so that a chart looks the same on every machine; where it lacks a letter
 * that the machine's own fonts have, the chart is drawn with those.
 */
record Lettering(Font regular, Font bold) {
  /** Unit: pixels of a picture drawn twice as large as Slack shows it. */
  static final float SMALL = 25;

  static final float TITLE = 31;

  private static final String FOLDER = "net/sf/jasperreports/fonts/dejavu/";

  /** Errors: {@link PermanentFailure} when the machine has no working font system. */
  static Lettering bundled() {
    return new Lettering(read("DejaVuSans.ttf"), read("DejaVuSans-Bold.ttf"));
  }

  /** What can show all of these words: this, or the machine's fonts. */
  Lettering showing(Collection<String> words) {
    Font own = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
    return missing(own, words) < missing(regular, words) ? new Lettering(own, own.deriveFont(Font.BOLD)) : this;
  }

  Font small() {
    return regular.deriveFont(SMALL);
  }

  Font title() {
    return bold.deriveFont(TITLE);
  }

  /** At most so many characters on one line; one {@code ·} stands for letters without a glyph, and for nothing at all. */
  String legible(String words, int most) {
    StringBuilder shown = new StringBuilder();
    words.codePoints().filter(Lettering::isSeen).forEach(point -> {
      if (Character.isISOControl(point) || Character.isWhitespace(point)) {
        shown.append(' ');
      } else if (regular.canDisplay(point)) {
        shown.appendCodePoint(point);
      } else if (shown.isEmpty() || shown.charAt(shown.length() - 1) != '·') {
        shown.append('·');
      }
    });
    String line = shown.toString().strip();
    return line.isEmpty() ? "·" : Texts.cut(line, most);
  }

  private static long missing(Font font, Collection<String> words) {
    return words.stream()
        .flatMapToInt(String::codePoints)
        .filter(point -> isSeen(point) && !Character.isISOControl(point) && !font.canDisplay(point))
        .count();
  }

  /** Emoji are coloured pictures, which Java's fonts do not draw; joiners and the like are no letters. */
  private static boolean isSeen(int point) {
    return !Character.isEmojiPresentation(point) && !Character.isEmojiModifier(point)
        && Character.getType(point) != Character.FORMAT && (point < 0xFE00 || point > 0xFE0F);
  }

  private static Font read(String file) {
    try (InputStream bytes = Lettering.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
      if (bytes == null) {
        throw new IllegalStateException("the font " + file + " is not on the class path");
      }
      return Font.createFont(Font.TRUETYPE_FONT, bytes);
    } catch (IOException | FontFormatException | Error e) {
      // Where fontconfig or any font is missing, Java's font system says so in all these ways.
      throw new PermanentFailure("no chart can be drawn here, as Java finds no fonts (" + e.getMessage()
          + "); install fontconfig and a font, on Debian with: apt-get install fontconfig fonts-dejavu-core", e);
    }
  }
}
