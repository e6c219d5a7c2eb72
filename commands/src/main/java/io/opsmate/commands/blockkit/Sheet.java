package io.opsmate.commands.blockkit;

/**
 * What one message or view may hold.
 *
 * <p>Unit: blocks; UTF-16 units of text.
 */
record Sheet(int blocks, int text) {
  /** Below Slack's own 13,200, which nobody documents. */
  static final Sheet MESSAGE = new Sheet(50, 13_000);

  /** A Home has no known limit on text; its JSON may be 250 kB, and a character may take six bytes. */
  static final Sheet HOME = new Sheet(100, 30_000);

  /** As a Home. */
  static final Sheet WINDOW = HOME;
}
