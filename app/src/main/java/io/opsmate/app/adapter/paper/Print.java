package io.opsmate.app.adapter.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Letters on paper: DejaVu Sans, which has Latin, Greek, Cyrillic, Arabic, Hebrew and more, but no Chinese, Japanese or
 * Korean and few emoji. What it lacks is replaced, and {@link #isIncomplete()} says that it happened.
 */
final class Print {
  private static final String FOLDER = "net/sf/jasperreports/fonts/dejavu/";
  private static final Map<String, byte[]> READ = new ConcurrentHashMap<>();

  private final BaseFont plain = font("DejaVuSans.ttf");
  private final BaseFont bold = font("DejaVuSans-Bold.ttf");
  private boolean incomplete;

  Font plain(float size) {
    return new Font(plain, size);
  }

  Font bold(float size) {
    return new Font(bold, size);
  }

  /** A paragraph with so many points of room above and below; from right to left when it begins that way. */
  Element paragraph(String words, Font font, float above, float below) {
    if (isMixed(words)) {
      PdfPTable line = new PdfPTable(1);
      line.setWidthPercentage(100);
      PdfPCell cell = cell(words, font);
      cell.setBorder(PdfPCell.NO_BORDER);
      cell.setPaddingLeft(0);
      line.addCell(cell);
      line.setSpacingBefore(above);
      line.setSpacingAfter(below);
      return line;
    }
    Paragraph paragraph = new Paragraph(legible(words), font);
    paragraph.setSpacingBefore(above);
    paragraph.setSpacingAfter(below);
    return paragraph;
  }

  PdfPCell cell(String words, Font font) {
    PdfPCell cell = new PdfPCell(new Phrase(legible(words), font));
    cell.setRunDirection(direction(words));
    cell.setPadding(4);
    return cell;
  }

  /** Something was printed with a replacement. */
  boolean isIncomplete() {
    return incomplete;
  }

  BaseFont base() {
    return plain;
  }

  /** As OpenPDF numbers it: by the first word that has a direction. */
  static int direction(String words) {
    if (!isMixed(words)) {
      return PdfWriter.RUN_DIRECTION_NO_BIDI;
    }
    return new Bidi(words, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
        ? PdfWriter.RUN_DIRECTION_LTR
        : PdfWriter.RUN_DIRECTION_RTL;
  }

  private static boolean isMixed(String words) {
    return !words.isEmpty() && Bidi.requiresBidi(words.toCharArray(), 0, words.length());
  }

  String legible(String words) {
    StringBuilder shown = new StringBuilder();
    words.codePoints().forEach(point -> {
      if (Character.isISOControl(point)) {
        shown.append(' ');
      } else if (Character.getType(point) == Character.FORMAT || point >= 0xFE00 && point <= 0xFE0F) {
        shown.append("");
      } else if (plain.charExists(point)) {
        shown.appendCodePoint(point);
      } else {
        incomplete = true;
        if (shown.isEmpty() || shown.charAt(shown.length() - 1) != '·') {
          shown.append('·');
        }
      }
    });
    return shown.toString();
  }

  private static BaseFont font(String file) {
    try {
      return BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true,
          READ.computeIfAbsent(file, Print::read), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(String file) {
    try (InputStream bytes = Print.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
      if (bytes == null) {
        throw new IllegalStateException("the font " + file + " is not on the class path");
      }
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
