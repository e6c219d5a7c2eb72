package io.opsmate.commands.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.opsmate.commands.blockkit.BlockKitValidator;
import io.opsmate.commands.blockkit.GoldenJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds every message and window that the skills can produce against Slack's rules, and the first of each kind against
 * the file that people have looked at. How to renew them after a change that is meant stands in the folder's README.
 */
class GoldenSetTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("opsmate.root"), "commands", "src", "test", "golden");

  private final GoldenSet set = new GoldenSet().collect();

  @Test
  void everythingIsTakenBySlackAndPingsNobody() {
    assertThat(set.all).hasSizeGreaterThan(150).allSatisfy(sheet -> {
      assertThat(BlockKitValidator.check(sheet.surface(), sheet.json())).as(sheet.json()).isEmpty();
      assertThat(markedUp(JsonParser.parseString(sheet.json()))).allSatisfy(words -> assertThat(words)
          .doesNotContain("<!channel", "<!here", "<!everyone", "<https://evil", "<@U0ANN", "\u202e")
          .doesNotContainPattern("@(here|channel|everyone)"));
    });
  }

  @Test
  void theFirstOfEachKindIsAsItWas() throws IOException {
    if ("renew".equals(System.getProperty("opsmate.golden"))) {
      renew();
    }

    assertThat(kept()).containsExactlyInAnyOrderEntriesOf(drawn());
  }

  /** What Slack interprets; in plain text objects it interprets nothing. */
  private static List<String> markedUp(JsonElement here) {
    if (here.isJsonArray()) {
      return here.getAsJsonArray().asList().stream().flatMap(one -> markedUp(one).stream()).toList();
    }
    if (!here.isJsonObject()) {
      return List.of();
    }
    JsonObject object = here.getAsJsonObject();
    return object.has("type") && object.get("type").getAsString().equals("mrkdwn")
        ? List.of(object.get("text").getAsString())
        : object.entrySet().stream().flatMap(property -> markedUp(property.getValue()).stream()).toList();
  }

  private Map<String, String> drawn() {
    Map<String, String> drawn = new TreeMap<>();
    set.named.forEach((name, sheet) -> drawn.put(name + ".json", GoldenJson.pretty(sheet.json()) + "\n"));
    return drawn;
  }

  private static Map<String, String> kept() throws IOException {
    Map<String, String> kept = new TreeMap<>();
    for (Path file : files()) {
      kept.put(file.getFileName().toString(), Files.readString(file));
    }
    return kept;
  }

  private void renew() throws IOException {
    Files.createDirectories(FOLDER);
    for (Path old : files()) {
      Files.delete(old);
    }
    for (Map.Entry<String, String> sheet : drawn().entrySet()) {
      Files.writeString(FOLDER.resolve(sheet.getKey()), sheet.getValue());
    }
  }

  private static List<Path> files() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
