package io.opsmate.commands.manifest;

import io.opsmate.skills.kernel.CommandSpec;
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
 * @param command the one slash command
 * @param usageHint what may stand behind it
 * @param events what Slack tells OpsMate of
 */
public record AppManifest(List<String> scopes, String command, String usageHint, List<String> events) {
  /** What the app itself needs: to be called, to answer (with charts and files), and to know who may decide. */
  private static final List<String> OWN_SCOPES = List.of("chat:write", "commands", "files:write", "usergroups:read",
      "users:read");

  private static final List<String> EVENTS = List.of("app_home_opened", "app_uninstalled", "tokens_revoked");

  public static AppManifest of(SkillSet skills) {
    NavigableSet<String> scopes = new TreeSet<>(OWN_SCOPES);
    skills.all().stream().map(SkillDescriptor::scopes).forEach(scopes::addAll);
    String hint = Stream.concat(Stream.of("help"), skills.commands().stream().map(CommandSpec::verb))
        .distinct()
        .sorted()
        .collect(Collectors.joining(" | "));
    return new AppManifest(List.copyOf(scopes), "/opsmate", hint, EVENTS);
  }
}
