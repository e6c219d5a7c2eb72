package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;

/** Runs a command that was asked for, if the person may, and answers. */
public final class CommandRuns implements JobHandler<CommandAsked> {
  private final SkillSet skills;
  private final Permits permits;
  private final Answers answers;

  public CommandRuns(SkillSet skills, Permits permits, Answers answers) {
    this.skills = skills;
    this.permits = permits;
    this.answers = answers;
  }

  @Override
  public void run(OrgId org, CommandAsked asked, Instant now) {
    Reply reply =
        NeverSilent.reply("/opsmate " + asked.verb(), asked.askedAt(), now, () -> reply(asked.asker(org), asked, now));
    answers.give(asked.asker(org), reply, now);
  }

  private Reply reply(Asker asker, CommandAsked asked, Instant now) {
    return skills.command(asked.verb())
        .map(command -> reply(asker, command, asked.given(), now))
        .orElseGet(() -> Reply.toYou("Nothing was run",
            Text.of(Text.code("/opsmate " + asked.verb()), " is not part of OpsMate any more; ",
                Text.code("/opsmate help"), " lists what is.")));
  }

  /** However it was asked for: typed, said, pressed or filled in. Rights are looked at now. */
  Reply reply(Asker asker, CommandSpec command, Arguments arguments, Instant now) {
    return permits.refusal(asker.org(), asker.member(), command.mayRun())
        .map(because -> Reply.toYou("Nothing was run",
            Text.of(Text.code("/opsmate " + command.verb()), ": ", because, ".")))
        .orElseGet(() -> command.handler()
            .run(new CommandCall(asker.org(), asker.member(), asker.channel(), asker.request(), arguments, now)));
  }
}
