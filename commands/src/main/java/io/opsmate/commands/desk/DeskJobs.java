package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.JobType;
import java.util.List;

/** The background work that requests from Slack become. */
public final class DeskJobs {
  public static final JobType<CommandAsked> COMMAND = new JobType<>("slack-command", 1, CommandAsked.class);
  public static final JobType<ButtonPressed> PRESS = new JobType<>("slack-press", 1, ButtonPressed.class);
  public static final JobType<HomeOpened> HOME = new JobType<>("slack-home", 1, HomeOpened.class);
  public static final JobType<WorkspaceLeft> LEFT = new JobType<>("slack-left", 1, WorkspaceLeft.class);

  private DeskJobs() {}

  public static List<JobSpec<?>> of(CommandRuns commands, Presses presses, HomeVisits visits) {
    return List.of(new JobSpec<>(COMMAND, commands), new JobSpec<>(PRESS, presses), new JobSpec<>(HOME, visits));
  }
}
