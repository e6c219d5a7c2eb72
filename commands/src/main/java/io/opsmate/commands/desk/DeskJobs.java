package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.JobType;
import java.util.List;

/** The background work that requests from Slack become. */
public final class DeskJobs {
  public static final JobType<CommandAsked> COMMAND = new JobType<>("slack-command", 2, CommandAsked.class);
  public static final JobType<ButtonPressed> PRESS = new JobType<>("slack-press", 2, ButtonPressed.class);
  public static final JobType<FormSent> FORM = new JobType<>("slack-form", 1, FormSent.class);
  public static final JobType<HomeOpened> HOME = new JobType<>("slack-home", 1, HomeOpened.class);
  public static final JobType<WorkspaceLeft> LEFT = new JobType<>("slack-left", 1, WorkspaceLeft.class);

  private static final JobType<CommandAsked.First> FIRST_COMMAND =
      new JobType<>("slack-command", 1, CommandAsked.First.class);
  private static final JobType<ButtonPressed.First> FIRST_PRESS =
      new JobType<>("slack-press", 1, ButtonPressed.First.class);

  private DeskJobs() {}

  /** Each with what does it, and with what older versions of OpsMate may have left to do. */
  public static List<JobSpec<?>> of(CommandRuns commands, Presses presses, Submissions submissions,
      HomeVisits visits) {
    return List.of(new JobSpec<>(COMMAND, commands), new JobSpec<>(PRESS, presses), new JobSpec<>(FORM, submissions),
        new JobSpec<>(HOME, visits),
        new JobSpec<>(FIRST_COMMAND, (org, asked, now) -> commands.run(org, asked.now(), now)),
        new JobSpec<>(FIRST_PRESS, (org, pressed, now) -> presses.run(org, pressed.now(), now)));
  }
}
