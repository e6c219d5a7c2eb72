package io.opsmate.commands.manifest;

import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.ShortcutSpec;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code manifest.yml} has to say, given what the skills declare.
 *
 * @param scopes the bot's rights, sorted
 * @param commands the root first, then the aliases by name
 * @param shortcuts entries in the menu of every message
 * @param events what Slack tells OpsMate of
 */
public record AppManifest(List<String> scopes, List<Slash> commands, List<Entry> shortcuts, List<String> events) {
  /** What the app itself needs: to be called, spoken to, to answer in words, pictures and files, and to know who may decide. */
  private static final List<String> OWN_SCOPES =
      List.of("app_mentions:read", "assistant:write", "chat:write", "commands", "files:write", "im:history",
          "usergroups:read",
          "users:read");

  private static final List<String> EVENTS =
      List.of("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked");

  /** A slash command, and what may stand behind it. */
  public record Slash(String command, String usageHint) {}

  /** An entry in the menu of every message. */
  public record Entry(String name, String callbackId) {}

  public AppManifest {
    scopes = List.copyOf(scopes);
    commands = List.copyOf(commands);
    shortcuts = List.copyOf(shortcuts);
    events = List.copyOf(events);
  }

  public static AppManifest of(SkillSet skills) {
    NavigableSet<String> scopes = new TreeSet<>(OWN_SCOPES);
    skills.all().stream().map(SkillDescriptor::scopes).forEach(scopes::addAll);
    return new AppManifest(List.copyOf(scopes), commands(skills.commands()),
        skills.shortcuts().stream().map(AppManifest::entry).toList(), EVENTS);
  }

  private static List<Slash> commands(List<CommandSpec> commands) {
    String hint = Stream.concat(Stream.of("help"), commands.stream().map(CommandSpec::root))
        .distinct()
        .sorted()
        .collect(Collectors.joining(" | "));
    Stream<Slash> aliases = commands.stream()
        .filter(CommandSpec::hasAlias)
        .map(command -> new Slash("/" + command.verb(), Grammar.usage(command)))
        .sorted((one, other) -> one.command().compareTo(other.command()));
    return Stream.concat(Stream.of(new Slash("/opsmate", hint)), aliases).toList();
  }

  private static Entry entry(ShortcutSpec shortcut) {
    return new Entry(shortcut.name(), shortcut.id());
  }
}
