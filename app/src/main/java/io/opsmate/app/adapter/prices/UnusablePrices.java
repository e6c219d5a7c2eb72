package io.opsmate.app.adapter.prices;

/** A price file cannot be used; the message says which, where and why. */
public final class UnusablePrices extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusablePrices(String file, String where, String because) {
    super("the price file " + file + " cannot be used: " + (where.isEmpty() ? "" : where + ": ") + because);
  }
}
