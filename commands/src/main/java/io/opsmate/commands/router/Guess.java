package io.opsmate.commands.router;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandButtons;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import java.util.List;

/**
 * What a sentence seems to be about, judged by its words alone.
 *
 * @param recognised the words behind the first line
 * @param lines what could be typed for it, the likeliest first
 */
public record Guess(List<Text> recognised, List<Line> lines) {
  /** Longest label of a button that Slack shows in full. */
  private static final int LABEL = 70;

  public Guess {
    recognised = List.copyOf(recognised);
    lines = List.copyOf(lines);
  }

  /** It only reads, or opens a window: at worst a slip of the finger takes time. */
  public static boolean changesNothing(CommandSpec command) {
    return command.mayRun() == MayRun.ANYONE || command.isCheap() || command.opensWindow();
  }

  /**
   * A command as it would be typed.
   *
   * @param isReady nothing is missing, and running it by a slip of the finger does no harm
   */
  public record Line(CommandSpec command, String line, boolean isReady) {
    /** Runs it, or opens its form filled in. */
    public Card.Button button() {
      String shown = Texts.cut("Run " + shown(), LABEL);
      return isReady ? CommandButtons.run(shown, line) : CommandButtons.form(Texts.cut(shown() + " …", LABEL), line);
    }

    /** Without the quotes that reading needs. */
    public String shown() {
      return line.replace("\"", "");
    }
  }
}
