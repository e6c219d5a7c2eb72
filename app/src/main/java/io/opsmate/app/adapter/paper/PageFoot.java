package io.opsmate.app.adapter.paper;

import io.opsmate.skills.kernel.Texts;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** Below each page: what it belongs to, which page it is, and of how many, which is known at the end only. */
final class PageFoot extends PdfPageEventHelper {
  private static final float SIZE = 8;
  private static final int TITLE = 90;

  private final Print print;
  private final String title;
  private @Nullable PdfTemplate pages;

  PageFoot(Print print, String title) {
    this.print = print;
    this.title = print.legible(Texts.cut(title, TITLE));
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    PdfContentByte canvas = writer.getDirectContent();
    PdfTemplate count = pages;
    if (count == null) {
      count = canvas.createTemplate(30, 12);
      pages = count;
    }
    float y = document.bottom() - 20;
    String page = "Page " + writer.getPageNumber() + " of ";
    float x = document.right() - print.base().getWidthPoint(page, SIZE) - 24;
    put(canvas, title, document.left(), y);
    put(canvas, page, x, y);
    canvas.addTemplate(count, x + print.base().getWidthPoint(page, SIZE), y);
  }

  @Override
  public void onCloseDocument(PdfWriter writer, Document document) {
    if (pages != null) {
      put(pages, Integer.toString(writer.getPageNumber() - 1), 0, 0);
    }
  }

  private void put(PdfContentByte canvas, String words, float x, float y) {
    ColumnText.showTextAligned(canvas, Element.ALIGN_LEFT, new Phrase(words, print.plain(SIZE)), x, y, 0,
        Print.direction(words), 0);
  }
}
