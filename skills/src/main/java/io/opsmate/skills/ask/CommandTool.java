package io.opsmate.skills.ask;

import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import io.opsmate.skills.kernel.ToolCall;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Lists the commands that a person may run. */
final class CommandTool {
  /** Unit: commands told, and characters of each part. Together below 12 KB. */
  private static final int MOST = 40;
  private static final int SHORT = 130;

  private final Permits permits;
  private final Supplier<List<CommandSpec>> commands;

  CommandTool(Permits permits, Supplier<List<CommandSpec>> commands) {
    this.permits = permits;
    this.commands = commands;
  }

  /** Nothing to say beyond the call. */
  @Describe("Nothing is needed.")
  record Nothing() {}

  /** A command in short. */
  record Command(String command, String does, String example) {}

  /** Those that the person may run. */
  record Commands(List<Command> commands) {
    Commands {
      commands = List.copyOf(commands);
    }
  }

  Tool<Nothing, Commands> list() {
    return new Tool<>("commands_list", "Lists the commands that the person may run, with an example of each.",
        "nothing of the company's: OpsMate's own commands", Nothing.class, Commands.class, MayRun.ANYONE, this::list);
  }

  private ToolAnswer<Commands> list(ToolCall call, Nothing nothing) {
    List<Command> may = allowed(call).stream()
        .limit(MOST)
        .map(one -> new Command("/opsmate " + one.verb(), Texts.cut(one.sentence(), SHORT),
            one.examples().stream().findFirst().map(example -> Texts.cut(example, SHORT)).orElse("")))
        .toList();
    return new ToolAnswer.Found<>(new Commands(may),
        may.stream()
            .map(one -> new Evidence("command:" + one.command().substring(1).replace(' ', '-'), one.command()))
            .toList());
  }

  private List<CommandSpec> allowed(ToolCall call) {
    Set<MayRun> rights = permits.allowed(call.org(), call.member());
    return commands.get().stream().filter(one -> rights.contains(one.mayRun())).toList();
  }
}
