package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;

/** Runs a command that was asked for, if the person may, and answers. */
public final class CommandRuns implements JobHandler<CommandAsked> {
  private final SkillSet skills;
  private final Permits permits;
  private final Answers answers;
  private final ProgressCards progress;

  public CommandRuns(SkillSet skills, Permits permits, Answers answers, ProgressCards progress) {
    this.progress = progress;
    this.skills = skills;
    this.permits = permits;
    this.answers = answers;
  }

  @Override
  public void run(OrgId org, CommandAsked asked, Instant now) {
    try (Watched watched = progress.watch(org, asked)) {
      Reply reply = NeverSilent.reply("/opsmate " + asked.verb(), asked.askedAt(), now,
          () -> reply(org, asked, now, watched));
      answers.give(asked.asker(org), reply, now, watched.ends(reply));
    }
  }

  private Reply reply(OrgId org, CommandAsked asked, Instant now, Progress watched) {
    return skills.command(asked.verb())
        .map(command -> permitted(command, org, asked, now, watched))
        .orElseGet(() -> Reply.toYou("Nothing was run",
            Text.of(Text.code("/opsmate " + asked.verb()), " is not part of OpsMate any more; ",
                Text.code("/opsmate help"), " lists what is.")));
  }

  private Reply permitted(CommandSpec command, OrgId org, CommandAsked asked, Instant now, Progress watched) {
    return permits.refusal(org, asked.asker(org).member(), command.mayRun())
        .map(because -> Reply.toYou("Nothing was run",
            Text.of(Text.code("/opsmate " + command.verb()), ": ", because, ".")))
        .orElseGet(() -> command.handler().run(asked.call(org, now, watched)));
  }
}
