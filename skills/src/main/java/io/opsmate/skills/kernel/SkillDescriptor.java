package io.opsmate.skills.kernel;

import java.util.List;
import java.util.Set;

/**
 * Everything a skill declares. Checked as a whole at start-up by {@link SkillSet}.
 *
 * @param sentence what it does, for help
 * @param homes what it adds to everybody's Home
 * @param digests what it has to say in digests
 * @param tools what a language model may call for a person
 * @param scopes Slack bot scopes it needs beyond the app's own
 */
public record SkillDescriptor(SkillName name, String sentence, List<CommandSpec> commands, List<ButtonSpec> buttons,
    List<FormSpec> forms, List<ShortcutSpec> shortcuts, List<HomeSpec> homes, List<DigestSpec> digests,
    List<JobSpec<?>> jobs, List<ActionType<?>> actions, List<PromptSpec> prompts, List<Tool<?, ?>> tools,
    Set<String> scopes) {
  public SkillDescriptor {
    commands = List.copyOf(commands);
    buttons = List.copyOf(buttons);
    forms = List.copyOf(forms);
    shortcuts = List.copyOf(shortcuts);
    homes = List.copyOf(homes);
    digests = List.copyOf(digests);
    jobs = List.copyOf(jobs);
    actions = List.copyOf(actions);
    prompts = List.copyOf(prompts);
    tools = List.copyOf(tools);
    scopes = Set.copyOf(scopes);
  }

  /** A skill with commands only; add the rest with the {@code with…} methods. */
  public static SkillDescriptor of(String name, String sentence, List<CommandSpec> commands) {
    return new SkillDescriptor(new SkillName(name), sentence, commands, List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of(), List.of(), List.of(), Set.of());
  }

  public SkillDescriptor withButtons(ButtonSpec... more) {
    return new SkillDescriptor(name, sentence, commands, List.of(more), forms, shortcuts, homes, digests, jobs, actions,
        prompts, tools, scopes);
  }

  public SkillDescriptor withForms(FormSpec... more) {
    return new SkillDescriptor(name, sentence, commands, buttons, List.of(more), shortcuts, homes, digests, jobs,
        actions, prompts, tools, scopes);
  }

  public SkillDescriptor withShortcuts(ShortcutSpec... more) {
    return new SkillDescriptor(name, sentence, commands, buttons, forms, List.of(more), homes, digests, jobs, actions,
        prompts, tools, scopes);
  }

  public SkillDescriptor withHome(HomeSpec... more) {
    return new SkillDescriptor(name, sentence, commands, buttons, forms, shortcuts, List.of(more), digests, jobs,
        actions, prompts, tools, scopes);
  }

  public SkillDescriptor withDigests(DigestSpec... more) {
    return new SkillDescriptor(name, sentence, commands, buttons, forms, shortcuts, homes, List.of(more), jobs, actions,
        prompts, tools, scopes);
  }

  public SkillDescriptor withJobs(JobSpec<?>... more) {
    return new SkillDescriptor(name, sentence, commands, buttons, forms, shortcuts, homes, digests, List.of(more),
        actions, prompts, tools, scopes);
  }

  public SkillDescriptor withActions(ActionType<?>... more) {
    return new SkillDescriptor(name, sentence, commands, buttons, forms, shortcuts, homes, digests, jobs,
        List.of(more), prompts, tools, scopes);
  }

  public SkillDescriptor withPrompts(PromptSpec... more) {
    return new SkillDescriptor(name, sentence, commands, buttons, forms, shortcuts, homes, digests, jobs, actions,
        List.of(more), tools, scopes);
  }

  public SkillDescriptor withTools(Tool<?, ?>... more) {
    return new SkillDescriptor(name, sentence, commands, buttons, forms, shortcuts, homes, digests, jobs, actions,
        prompts, List.of(more), scopes);
  }

  public SkillDescriptor withScopes(String... more) {
    return new SkillDescriptor(name, sentence, commands, buttons, forms, shortcuts, homes, digests, jobs, actions,
        prompts, tools, Set.of(more));
  }
}
