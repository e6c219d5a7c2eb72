package io.opsmate.commands.testkit;

import static java.util.Objects.requireNonNull;

import io.opsmate.commands.manifest.AppManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The repository's {@code manifest.yml}, read the way Slack reads it. */
public record ManifestFile(Map<String, Object> content) {
  public static ManifestFile read() {
    try {
      String text = Files.readString(Path.of(System.getProperty("opsmate.root"), "manifest.yml"));
      return new ManifestFile(object(new Yaml(new SafeConstructor(new LoaderOptions())).load(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it says of all that skills have a part in. */
  public AppManifest says() {
    return new AppManifest(words(at("oauth_config", "scopes"), "bot"),
        commands().stream()
            .map(command -> new AppManifest.Slash(word(command, "command"), word(command, "usage_hint")))
            .toList(),
        shortcuts().stream()
            .map(shortcut -> new AppManifest.Entry(word(shortcut, "name"), word(shortcut, "callback_id")))
            .toList(),
        words(at("settings", "event_subscriptions"), "bot_events"));
  }

  /** The slash commands, the root first. */
  public List<Map<String, Object>> commands() {
    return objects(at("features"), "slash_commands");
  }

  /** The entries in menus. */
  public List<Map<String, Object>> shortcuts() {
    return objects(at("features"), "shortcuts");
  }

  public static List<Map<String, Object>> objects(Map<String, Object> object, String key) {
    return ((List<?>) object.getOrDefault(key, List.of())).stream().map(ManifestFile::object).toList();
  }

  /** The object at the end of the path. */
  public Map<String, Object> at(String... path) {
    Map<String, Object> here = content;
    for (String key : path) {
      here = object(requireNonNull(here.get(key), key));
    }
    return here;
  }

  public static String word(Map<String, Object> object, String key) {
    return requireNonNull(object.get(key), key).toString();
  }

  private static List<String> words(Map<String, Object> object, String key) {
    return ((List<?>) requireNonNull(object.get(key), key)).stream().map(Object::toString).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object yaml) {
    return (Map<String, Object>) yaml;
  }
}
