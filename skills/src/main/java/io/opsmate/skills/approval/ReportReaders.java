package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.ToolCall;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Says who may have a report read to them: whoever may run the command that made it. */
public final class ReportReaders {
  private final Permits permits;
  private final Supplier<SkillSet> skills;

  public ReportReaders(Permits permits, Supplier<SkillSet> skills) {
    this.permits = permits;
    this.skills = skills;
  }

  /** What may be read for somebody's question: where others read the answer too, only what everybody may see. */
  public Sight of(ToolCall call) {
    Sight own = of(call.org(), call.member());
    return call.channel().isDirect()
        ? own
        : new Sight(own.may(MayRun.ANYONE) ? Set.of(MayRun.ANYONE) : Set.of(), own.skills());
  }

  /** What somebody may see now. Calls the outside world. */
  public Sight of(OrgId org, MemberId member) {
    return new Sight(permits.allowed(org, member), skills.get());
  }

  /** What one person may see. */
  public record Sight(Set<MayRun> allowed, SkillSet skills) {
    public Sight {
      allowed = Set.copyOf(allowed);
    }

    /** Whether they may run commands of this kind at all. */
    public boolean may(MayRun what) {
      return allowed.contains(what);
    }

    /** @param request the words that the report was asked for with */
    public boolean shows(SkillName skill, String request) {
      return allowed.contains(mayRead(skill, request));
    }

    /** Where the command is not known, the strictest right of its skill counts; a skill that is gone is for admins. */
    private MayRun mayRead(SkillName skill, String request) {
      List<CommandSpec> commands = skills.all()
          .stream()
          .filter(one -> one.name().equals(skill))
          .flatMap(one -> one.commands().stream())
          .toList();
      return commands.stream()
          .filter(one -> (request + " ").startsWith(one.verb() + " "))
          .max(Comparator.comparingInt(one -> one.verb().length()))
          .map(CommandSpec::mayRun)
          .orElseGet(() -> commands.stream()
              .map(CommandSpec::mayRun)
              .max(Comparator.naturalOrder())
              .orElse(MayRun.ADMIN));
    }
  }
}
