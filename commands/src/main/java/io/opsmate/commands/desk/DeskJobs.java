package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.JobType;
import java.util.List;

/** The background work that requests from Slack become. */
public final class DeskJobs {
  public static final JobType<CommandAsked> COMMAND = new JobType<>("slack-command", 3, CommandAsked.class, true);
  public static final JobType<ButtonPressed> PRESS = new JobType<>("slack-press", 3, ButtonPressed.class, true);
  public static final JobType<FormSent> FORM = new JobType<>("slack-form", 1, FormSent.class, true);
  public static final JobType<WordsSaid> WORDS = new JobType<>("slack-words", 3, WordsSaid.class, true);
  public static final JobType<MessageShown> SHORTCUT = new JobType<>("slack-shortcut", 1, MessageShown.class, true);
  public static final JobType<HomeOpened> HOME = new JobType<>("slack-home", 1, HomeOpened.class, true);
  public static final JobType<MessagesOpened> MESSAGES = new JobType<>("slack-messages", 1, MessagesOpened.class, true);
  public static final JobType<WorkspaceLeft> LEFT = new JobType<>("slack-left", 1, WorkspaceLeft.class);

  private static final JobType<WordsSaid.First> FIRST_WORDS =
      new JobType<>("slack-words", 1, WordsSaid.First.class, true);
  private static final JobType<WordsSaid.Second> SECOND_WORDS =
      new JobType<>("slack-words", 2, WordsSaid.Second.class, true);
  private static final JobType<CommandAsked.First> FIRST_COMMAND =
      new JobType<>("slack-command", 1, CommandAsked.First.class, true);
  private static final JobType<CommandAsked.Second> SECOND_COMMAND =
      new JobType<>("slack-command", 2, CommandAsked.Second.class, true);
  private static final JobType<ButtonPressed.First> FIRST_PRESS =
      new JobType<>("slack-press", 1, ButtonPressed.First.class, true);
  private static final JobType<ButtonPressed.Second> SECOND_PRESS =
      new JobType<>("slack-press", 2, ButtonPressed.Second.class, true);

  private DeskJobs() {}

  /** What people ask for, by each way there is to ask. */
  public record Asked(CommandRuns commands, Heard words, Presses presses, Submissions forms, Shortcuts shortcuts) {}

  /** Where people look. */
  public record Visits(HomeVisits home, MessagesVisits messages) {}

  /** Each with what does it, and with what older versions of OpsMate may have left to do. */
  public static List<JobSpec<?>> of(Asked asked, Visits visits) {
    return List.of(new JobSpec<>(COMMAND, asked.commands()), new JobSpec<>(PRESS, asked.presses()),
        new JobSpec<>(FORM, asked.forms()), new JobSpec<>(WORDS, asked.words()),
        new JobSpec<>(SHORTCUT, asked.shortcuts()), new JobSpec<>(HOME, visits.home()),
        new JobSpec<>(MESSAGES, visits.messages()),
        new JobSpec<>(FIRST_WORDS, (org, old, now) -> asked.words().run(org, old.now(), now)),
        new JobSpec<>(SECOND_WORDS, (org, old, now) -> asked.words().run(org, old.now(), now)),
        new JobSpec<>(FIRST_COMMAND, (org, old, now) -> asked.commands().run(org, old.now(), now)),
        new JobSpec<>(SECOND_COMMAND, (org, old, now) -> asked.commands().run(org, old.now(), now)),
        new JobSpec<>(FIRST_PRESS, (org, old, now) -> asked.presses().run(org, old.now(), now)),
        new JobSpec<>(SECOND_PRESS, (org, old, now) -> asked.presses().run(org, old.now(), now)));
  }
}
