package io.opsmate.commands.manifest;

import static io.opsmate.commands.testkit.ManifestFile.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.testkit.ManifestFile;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds manifest.yml against the model and Slack's limits. The app's tests hold it against the real skills. */
class ManifestTest {
  private final ManifestFile manifest = ManifestFile.read();

  @Test
  void manifestSaysWhatTheSkillsDeclare() {
    AppManifest wanted =
        AppManifest.of(new SkillSet(
            List.of("zombies", "approvals", "audit", "breakers", "digest", "mutes", "policy", "resume", "rules",
                "setup", "stop")
                .stream()
                .map(verb -> skill(verb, Set.of()))
                .toList()));

    assertThat(manifest.says()).isEqualTo(wanted);
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
    assertThat(
        List.of(word(manifest.command(), "url"), word(manifest.at("settings", "event_subscriptions"), "request_url"),
            word(manifest.at("settings", "interactivity"), "request_url")))
        .containsOnly("https://opsmate.example.com/slack/events");
    assertThat(manifest.at("settings", "interactivity")).containsEntry("is_enabled", true);
  }

  @Test
  void homeAndDirectMessagesAreOn() {
    Map<String, Object> home = manifest.at("features", "app_home");

    assertThat(home).containsEntry("home_tab_enabled", true).containsEntry("messages_tab_enabled", true);
  }

  @Test
  void textsKeepSlacksLimits() {
    Map<String, Object> shown = manifest.at("display_information");

    assertThat(word(shown, "name")).hasSizeLessThanOrEqualTo(35);
    assertThat(word(shown, "description")).hasSizeLessThanOrEqualTo(140);
    assertThat(word(shown, "long_description")).hasSizeBetween(175, 4000);
    assertThat(word(manifest.command(), "description")).hasSizeLessThanOrEqualTo(2000);
    assertThat(word(manifest.command(), "usage_hint")).hasSizeLessThanOrEqualTo(1000);
  }

  private static Skill skill(String verb, Set<String> scopes) {
    CommandSpec command = new CommandSpec(verb, "Does it.", List.of(), List.of(), CommandSpec.MayRun.ANYONE, "…",
        call -> new Reply.Nothing());
    return () -> SkillDescriptor.of(verb, "Does it.", List.of(command)).withScopes(scopes.toArray(String[]::new));
  }
}
