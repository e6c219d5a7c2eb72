package io.opsmate.skills.kernel;

/** Buttons that stand for something typed: whoever presses one asks for it themselves, with their own rights. */
public final class CommandButtons {
  /** How the action of a button that runs a line begins; the button's value is the line. */
  public static final String RUN = "run:";

  /** How the action of a button that opens a command's form begins; the value is a line to begin with. */
  public static final String FORM = "form:";

  /** Unit: characters. */
  private static final int ACTION = 100;

  private CommandButtons() {}

  /** Runs what would be typed after {@code /opsmate}. */
  public static Card.Button run(String label, String line) {
    return new Card.Button(action(RUN, line), label, line, Card.Look.NORMAL);
  }

  /** Opens the form of the command that the line begins with, filled in with what fits of the rest. */
  public static Card.Button form(String label, String line) {
    return new Card.Button(action(FORM, line), label, line, Card.Look.NORMAL);
  }

  /** Different lines have different actions, since Slack takes each action once in a row of buttons. */
  private static String action(String prefix, String line) {
    return Texts.cut(prefix + line.replaceAll("[^A-Za-z0-9-]+", "."), ACTION);
  }
}
