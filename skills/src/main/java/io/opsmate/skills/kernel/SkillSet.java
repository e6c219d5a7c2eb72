package io.opsmate.skills.kernel;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All skills of one running OpsMate, checked together.
 *
 * <p>Errors: {@link IllegalStateException} with one sentence when two skills claim one name, verb, button, form, shortcut, job,
 * action, prompt or tool.
 */
public final class SkillSet {
  private final List<SkillDescriptor> skills;

  public SkillSet(Collection<? extends Skill> skills) {
    this.skills = skills.stream().map(Skill::descriptor).toList();
    once("skill", SkillDescriptor::name, this.skills.stream());
    once("command", CommandSpec::verb, commands().stream());
    once("button", ButtonSpec::action, buttons().stream());
    once("form", FormSpec::id, forms().stream());
    once("shortcut", ShortcutSpec::id, shortcuts().stream());
    once("job", job -> job.type().name(), jobs().stream());
    once("action", ActionType::name, actions().stream());
    once("prompt", PromptSpec::ref, prompts().stream());
    once("tool", Tool::name, tools().stream());
  }

  public List<SkillDescriptor> all() {
    return skills;
  }

  public List<CommandSpec> commands() {
    return skills.stream().flatMap(skill -> skill.commands().stream()).toList();
  }

  public Optional<CommandSpec> command(String verb) {
    return commands().stream().filter(command -> command.verb().equals(verb)).findFirst();
  }

  public List<ButtonSpec> buttons() {
    return skills.stream().flatMap(skill -> skill.buttons().stream()).toList();
  }

  public List<FormSpec> forms() {
    return skills.stream().flatMap(skill -> skill.forms().stream()).toList();
  }

  public List<ShortcutSpec> shortcuts() {
    return skills.stream().flatMap(skill -> skill.shortcuts().stream()).toList();
  }

  public List<JobSpec<?>> jobs() {
    return skills.stream().<JobSpec<?>>flatMap(skill -> skill.jobs().stream()).toList();
  }

  public List<ActionType<?>> actions() {
    return skills.stream().<ActionType<?>>flatMap(skill -> skill.actions().stream()).toList();
  }

  public List<PromptSpec> prompts() {
    return skills.stream().flatMap(skill -> skill.prompts().stream()).toList();
  }

  public List<Tool<?, ?>> tools() {
    return skills.stream().<Tool<?, ?>>flatMap(skill -> skill.tools().stream()).toList();
  }

  private static <T> void once(String what, Function<T, Object> name, Stream<T> all) {
    Set<Object> seen = new HashSet<>();
    all.map(name).filter(one -> !seen.add(one)).findFirst().ifPresent(twice -> {
      throw new IllegalStateException("two skills claim the " + what + " “" + twice + "”; rename one of them");
    });
  }
}
