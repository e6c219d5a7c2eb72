package io.opsmate.commands.manifest;

import static io.opsmate.commands.testkit.ManifestFile.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.testkit.ManifestFile;
import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.ShortcutSpec;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds manifest.yml against the model and Slack's limits. The app's tests hold it against the real skills. */
class ManifestTest {
  private final ManifestFile manifest = ManifestFile.read();

  @Test
  void aSkillsScopesVerbsAliasesAndShortcutsAreWanted() {
    Skill digest = () -> SkillDescriptor
        .of("digest", "Tells daily.",
            List.of(command("digest add"), command("digest list"), command("weekly").withAlias()))
        .withShortcuts(new ShortcutSpec("digest_this", "Add to the digest", CommandSpec.MayRun.ANYONE,
            _ -> new Reply.Nothing()))
        .withScopes("pins:read");

    AppManifest wanted = AppManifest.of(new SkillSet(List.of(digest)));

    assertThat(wanted.scopes()).containsExactly("app_mentions:read", "assistant:write", "chat:write", "commands",
        "files:write",
        "im:history", "pins:read", "usergroups:read", "users:read");
    assertThat(wanted.commands()).containsExactly(new AppManifest.Slash("/opsmate", "digest | help | weekly"),
        new AppManifest.Slash("/weekly", "[--region eu-west-1]"));
    assertThat(wanted.shortcuts()).containsExactly(new AppManifest.Entry("Add to the digest", "digest_this"));
  }

  @Test
  void everythingComesToOneAddress() {
    List<String> addresses = new ArrayList<>(manifest.commands().stream().map(one -> word(one, "url")).toList());
    addresses.add(word(manifest.at("settings", "event_subscriptions"), "request_url"));
    addresses.add(word(manifest.at("settings", "interactivity"), "request_url"));

    assertThat(addresses).containsOnly("https://opsmate.example.com/slack/events");
    assertThat(manifest.at("settings", "interactivity")).containsEntry("is_enabled", true);
  }

  @Test
  void homeAndDirectMessagesAreOnAndPeopleMayWrite() {
    assertThat(manifest.at("features", "app_home")).containsEntry("home_tab_enabled", true)
        .containsEntry("messages_tab_enabled", true)
        .containsEntry("messages_tab_read_only_enabled", false);
  }

  @Test
  void mentionsInCommandsComeWithTheirIds() {
    assertThat(manifest.commands()).allSatisfy(command -> assertThat(command).containsEntry("should_escape", true));
  }

  @Test
  void theAgentIsOfTheNewKindAndSuggestsOnlyCommandsThereAre() {
    Map<String, Object> agent = manifest.at("features", "agent_view");
    List<Map<String, Object>> prompts = ManifestFile.objects(agent, "suggested_prompts");
    List<String> known = List.of(word(manifest.commands().getFirst(), "usage_hint").split(" \\| "));

    assertThat(manifest.at("features")).doesNotContainKey("assistant_view");
    assertThat(word(agent, "agent_description")).hasSizeLessThanOrEqualTo(300);
    assertThat(prompts).hasSizeBetween(1, 4)
        .allSatisfy(prompt -> assertThat(known).contains(word(prompt, "message").split(" ")[0]));
  }

  @Test
  void textsKeepSlacksLimits() {
    Map<String, Object> shown = manifest.at("display_information");

    assertThat(word(shown, "name")).hasSizeLessThanOrEqualTo(35);
    assertThat(word(shown, "description")).hasSizeLessThanOrEqualTo(140);
    assertThat(word(shown, "long_description")).hasSizeBetween(175, 4000);
    assertThat(manifest.commands()).hasSizeLessThanOrEqualTo(50).allSatisfy(command -> {
      assertThat(word(command, "command")).hasSizeLessThanOrEqualTo(32);
      assertThat(word(command, "description")).hasSizeLessThanOrEqualTo(2000);
      assertThat(word(command, "usage_hint")).hasSizeLessThanOrEqualTo(1000);
    });
    assertThat(manifest.shortcuts()).hasSizeLessThanOrEqualTo(10).allSatisfy(shortcut -> {
      assertThat(word(shortcut, "name")).hasSizeLessThanOrEqualTo(24);
      assertThat(word(shortcut, "type")).isEqualTo("message");
      assertThat(word(shortcut, "description")).hasSizeBetween(1, 150);
      assertThat(word(shortcut, "callback_id")).hasSizeLessThanOrEqualTo(255);
    });
  }

  private static CommandSpec command(String verb) {
    return new CommandSpec(verb, "Does it.",
        List.of(ArgumentSpec.flag("region", new ArgumentSpec.Kind.Region(), "Where.")), List.of(),
        CommandSpec.MayRun.ANYONE, "…", call -> new Reply.Nothing());
  }
}
