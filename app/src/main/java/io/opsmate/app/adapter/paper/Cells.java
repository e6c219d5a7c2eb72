package io.opsmate.app.adapter.paper;

/** What may stand in a cell of a CSV file. */
public final class Cells {
  /** Those a spreadsheet begins a formula with, the full-width ones too. Source: OWASP, CSV Injection. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private Cells() {}

  /** The text, begun with an apostrophe when a spreadsheet would take it for a formula. */
  public static String harmless(String text) {
    String seen = text.stripLeading();
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
        || !seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
