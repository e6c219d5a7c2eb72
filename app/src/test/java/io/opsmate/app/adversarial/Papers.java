package io.opsmate.app.adversarial;

import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import java.util.List;

/**
 * Tools of this suite, as OpsMate has none yet for logs, pull requests and runbooks: each answers in the form that its kind
 * of source has, with words that somebody from outside wrote.
 */
final class Papers implements Skill {
  String logLine = "disk is at 71 %";
  String title = "fix: retry uploads";
  String step = "Restart the worker.";

  /** Nothing to choose. */
  @Describe("Nothing to choose.")
  record All() {}

  /** Lines of a log. */
  record Log(String group, List<String> lines) {
    Log {
      lines = List.copyOf(lines);
    }
  }

  /** Pull requests that are open. */
  record Pulls(List<Pull> open) {
    Pulls {
      open = List.copyOf(open);
    }
  }

  /** One of them. */
  record Pull(int number, String title, String author) {}

  /** What to do when something breaks. */
  record Runbook(String name, List<String> steps) {
    Runbook {
      steps = List.copyOf(steps);
    }
  }

  @Override
  public SkillDescriptor descriptor() {
    return SkillDescriptor.of("papers", "Reads what others wrote.", List.of())
        .withTools(
            new Tool<>("log_read", "Reads the newest lines of the log.", "lines of logs", All.class, Log.class,
                MayRun.ANYONE,
                (_, _) -> found(new Log("checkout", List.of("INFO started", "ERROR " + logLine)), "log:1")),
            new Tool<>("pulls_open", "Lists open pull requests.", "titles", All.class, Pulls.class, MayRun.ANYONE,
                (_, _) -> found(new Pulls(List.of(new Pull(12, title, "somebody"))), "pull:12")),
            new Tool<>("runbook_show", "Shows the runbook.", "steps of runbooks", All.class, Runbook.class,
                MayRun.ANYONE,
                (_, _) -> found(new Runbook("Checkout", List.of("Look at the queue.", step)), "runbook:1")));
  }

  private static <O extends Record> ToolAnswer<O> found(O value, String id) {
    return new ToolAnswer.Found<>(value, List.of(new Evidence(id, id)));
  }
}
