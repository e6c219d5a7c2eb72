package io.opsmate.commands.edge;

/**
 * An event could not be written down and must come again. Thrown, because Bolt acknowledges an event for any handler that
 * answers, whatever it answers.
 */
final class NotOnRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotOnRecord() {
    super("an event was not recorded", null, false, false);
  }
}
