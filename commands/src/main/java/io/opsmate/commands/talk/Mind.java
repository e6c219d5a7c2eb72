package io.opsmate.commands.talk;

import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Tool;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a conversation thinks with: a model, and what may be run and read by whom. */
public record Mind(Advisor advisor, SkillSet skills, Grammar grammar, Permits permits) {
  /** The commands that somebody with these rights may run, one a line, as they are typed. */
  String commands(Set<MayRun> allowed) {
    return skills.commands()
        .stream()
        .filter(command -> allowed.contains(command.mayRun()))
        .map(Mind::line)
        .collect(Collectors.joining("\n"));
  }

  /** The tools that may read for a question where it is asked. */
  List<Tool<?, ?>> tools(Caller caller) {
    return tools(caller.readable());
  }

  /** Whether somebody may have more read for them where nobody else reads the answer. */
  boolean readsMoreAlone(Caller caller) {
    return tools(caller.allowed()).size() > tools(caller).size();
  }

  private List<Tool<?, ?>> tools(Set<MayRun> allowed) {
    return skills.tools().stream().filter(tool -> allowed.contains(tool.mayRun())).toList();
  }

  private static String line(CommandSpec command) {
    return (command.verb() + " " + Grammar.usage(command)).strip() + ": " + command.sentence();
  }
}
