package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.CommandCall;
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
    Asker asker = asked.asker(org);
    try (Watched watched = watch(asker, "/opsmate " + asked.verb())) {
      Reply reply = NeverSilent.reply("/opsmate " + asked.verb(), asked.askedAt(), now,
          () -> reply(asker, asked, now, watched));
      answers.give(asker, reply, now, watched.ends(reply));
    }
  }

  /** @param asked what was asked for, as the person knows it */
  Watched watch(Asker asker, String asked) {
    return progress.watch(asker, asked, (answer, before, now) -> answers.first(asker, answer, now, before));
  }

  private Reply reply(Asker asker, CommandAsked asked, Instant now, Progress watched) {
    return skills.command(asked.verb())
        .map(command -> reply(asker, command, asked.given(), now, watched))
        .orElseGet(() -> Reply.toYou("Nothing was run",
            Text.of(Text.code("/opsmate " + asked.verb()), " is not part of OpsMate any more; ",
                Text.code("/opsmate help"), " lists what is.")));
  }

  /** However it was asked for: typed, said, pressed or filled in. Rights are looked at now. */
  Reply reply(Asker asker, CommandSpec command, Arguments arguments, Instant now, Progress watched) {
    return permits.refusal(asker.org(), asker.member(), command.mayRun())
        .map(because -> Reply.toYou("Nothing was run",
            Text.of(Text.code("/opsmate " + command.verb()), ": ", because, ".")))
        .orElseGet(() -> command.handler()
            .run(new CommandCall(asker.org(), asker.member(), asker.channel(), asker.request(), arguments, now,
                watched)));
  }
}
