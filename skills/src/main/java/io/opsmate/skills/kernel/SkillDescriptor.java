package io.opsmate.skills.kernel;

import java.util.List;
import java.util.Set;

/**
 * Everything a skill declares. Checked as a whole at start-up by {@link SkillSet}.
 *
 * @param sentence what it does, for help
 * @param scopes Slack bot scopes it needs beyond the app's own
 */
public record SkillDescriptor(SkillName name, String sentence, List<CommandSpec> commands, List<ButtonSpec> buttons,
    List<FormSpec> forms, List<JobSpec<?>> jobs, List<ActionType<?>> actions, List<PromptRef> prompts,
    Set<String> scopes) {
  public SkillDescriptor {
    commands = List.copyOf(commands);
    buttons = List.copyOf(buttons);
    forms = List.copyOf(forms);
    jobs = List.copyOf(jobs);
    actions = List.copyOf(actions);
    prompts = List.copyOf(prompts);
    scopes = Set.copyOf(scopes);
  }

  /** A skill with commands only; add the rest with the {@code with…} methods. */
  public static SkillDescriptor of(String name, String sentence, List<CommandSpec> commands) {
    return new SkillDescriptor(new SkillName(name), sentence, commands, List.of(), List.of(), List.of(), List.of(),
        List.of(), Set.of());
  }

  public SkillDescriptor withButtons(ButtonSpec... more) {
    return new SkillDescriptor(name, sentence, commands, List.of(more), forms, jobs, actions, prompts, scopes);
  }

  public SkillDescriptor withForms(FormSpec... more) {
    return new SkillDescriptor(name, sentence, commands, buttons, List.of(more), jobs, actions, prompts, scopes);
  }

  public SkillDescriptor withJobs(JobSpec<?>... more) {
    return new SkillDescriptor(name, sentence, commands, buttons, forms, List.of(more), actions, prompts, scopes);
  }

  public SkillDescriptor withActions(ActionType<?>... more) {
    return new SkillDescriptor(name, sentence, commands, buttons, forms, jobs, List.of(more), prompts, scopes);
  }
}
