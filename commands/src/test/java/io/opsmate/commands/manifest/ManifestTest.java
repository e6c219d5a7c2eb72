package io.opsmate.commands.manifest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds manifest.yml against the model and Slack's limits. The app's tests hold it against the real skills. */
class ManifestTest {
  private final Map<String, Object> manifest = manifest();

  @Test
  void manifestSaysWhatTheSkillsDeclare() {
    AppManifest wanted =
        AppManifest.of(new SkillSet(List.of(skill("zombies", Set.of()), skill("approvals", Set.of()))));

    assertThat(at(at(manifest, "oauth_config"), "scopes").get("bot")).isEqualTo(wanted.scopes());
    assertThat(command().get("command")).isEqualTo(wanted.command());
    assertThat(command().get("usage_hint")).isEqualTo(wanted.usageHint());
    assertThat(at(at(manifest, "settings"), "event_subscriptions").get("bot_events")).isEqualTo(wanted.events());
  }

  @Test
  void scopeAndVerbOfASkillAreWanted() {
    AppManifest wanted = AppManifest.of(new SkillSet(List.of(skill("digest", Set.of("files:write")))));

    assertThat(wanted.scopes()).containsExactly("chat:write", "commands", "files:write", "usergroups:read",
        "users:read");
    assertThat(wanted.usageHint()).isEqualTo("digest | help");
  }

  @Test
  void everythingComesToOneAddress() {
    Map<String, Object> settings = at(manifest, "settings");

    assertThat(List.of(command().get("url"), at(settings, "event_subscriptions").get("request_url"),
        at(settings, "interactivity").get("request_url")))
        .containsOnly("https://opsmate.example.com/slack/events");
    assertThat(at(settings, "interactivity").get("is_enabled")).isEqualTo(true);
  }

  @Test
  void homeAndDirectMessagesAreOn() {
    Map<String, Object> home = at(at(manifest, "features"), "app_home");

    assertThat(home).containsEntry("home_tab_enabled", true).containsEntry("messages_tab_enabled", true);
  }

  @Test
  void textsKeepSlacksLimits() {
    Map<String, Object> shown = at(manifest, "display_information");

    assertThat(word(shown, "name")).hasSizeLessThanOrEqualTo(35);
    assertThat(word(shown, "description")).hasSizeLessThanOrEqualTo(140);
    assertThat(word(shown, "long_description")).hasSizeBetween(175, 4000);
    assertThat(word(command(), "description")).hasSizeLessThanOrEqualTo(2000);
    assertThat(word(command(), "usage_hint")).hasSizeLessThanOrEqualTo(1000);
  }

  private Map<String, Object> command() {
    List<?> commands = (List<?>) requireNonNull(at(manifest, "features").get("slash_commands"));
    assertThat(commands).hasSize(1);
    return object(commands.getFirst());
  }

  private static Skill skill(String verb, Set<String> scopes) {
    CommandSpec command = new CommandSpec(verb, "Does it.", List.of(), List.of(), CommandSpec.MayRun.ANYONE, "…",
        call -> new Reply.Nothing());
    return () -> {
      SkillDescriptor plain = SkillDescriptor.of(verb, "Does it.", List.of(command));
      return new SkillDescriptor(plain.name(), plain.sentence(), plain.commands(), plain.buttons(), plain.jobs(),
          plain.actions(), plain.prompts(), scopes);
    };
  }

  private static Map<String, Object> at(Map<String, Object> object, String key) {
    return object(requireNonNull(object.get(key), key));
  }

  private static String word(Map<String, Object> object, String key) {
    return requireNonNull(object.get(key), key).toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object json) {
    return (Map<String, Object>) json;
  }

  private static Map<String, Object> manifest() {
    try {
      String text = Files.readString(Path.of(System.getProperty("opsmate.root"), "manifest.yml"));
      return object(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
