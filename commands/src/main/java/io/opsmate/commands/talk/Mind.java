package io.opsmate.commands.talk;

import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Tool;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a conversation thinks with: a model, and what may be run and read by whom. */
public record Mind(Advisor advisor, SkillSet skills, Grammar grammar, Permits permits) {
  /** The commands a person may run, one a line, as they are typed. */
  String commands(OrgId org, MemberId member) {
    Set<MayRun> allowed = allowed(org, member);
    return skills.commands()
        .stream()
        .filter(command -> allowed.contains(command.mayRun()))
        .map(Mind::line)
        .collect(Collectors.joining("\n"));
  }

  /** The tools a person may have used for them. */
  List<Tool<?, ?>> tools(OrgId org, MemberId member) {
    Set<MayRun> allowed = allowed(org, member);
    return skills.tools().stream().filter(tool -> allowed.contains(tool.mayRun())).toList();
  }

  private Set<MayRun> allowed(OrgId org, MemberId member) {
    Set<MayRun> allowed = EnumSet.noneOf(MayRun.class);
    for (MayRun one : MayRun.values()) {
      if (permits.refusal(org, member, one).isEmpty()) {
        allowed.add(one);
      }
    }
    return allowed;
  }

  private static String line(CommandSpec command) {
    return (command.verb() + " " + Grammar.usage(command)).strip() + ": " + command.sentence();
  }
}
