package io.opsmate.commands.edge;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.testkit.RecordingChat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything the skills show: types every command with every example, presses every button that comes of it, and every
 * button that comes of that. The first of each kind keeps a name.
 */
final class GoldenSet {
  /** Unit: presses. More only repeat what is there. */
  private static final int MOST = 250;

  /** A message's blocks, or a window. */
  record Sheet(String surface, String json) {}

  final Map<String, Sheet> named = new TreeMap<>();
  final List<Sheet> all = new ArrayList<>();
  private final CardRenderer renderer = new CardRenderer();
  private final Stage stage = new Stage(renderer, Cast::all);
  private final Deque<Button> buttons = new ArrayDeque<>();
  private final Set<Button> seen = new HashSet<>();
  private int lettersSeen;
  private int cardsSeen;

  private record Button(String action, String value) {}

  GoldenSet collect() {
    stage.members.ranked(Stage.APPROVER, Members.Rank.ADMIN);
    for (String line : List.of("", "help", "help help", "zombis", "<!channel> &amp; `*x*` \u202e", "zombies --region x",
        "zombies \u201c", "--region x", "digest prevew", "could you look for zombies, please?")) {
      type(line, "typed-" + line.replaceAll("[^a-z]+", "-"));
    }
    for (CommandSpec command : stage.skills.commands()) {
      type(command.verb(), "typed-" + command.verb());
      type("help " + command.verb(), "help-" + command.verb());
      command.examples().forEach(example -> type(example.replace("/opsmate ", ""), "example-" + example));
      if (command.arguments().isEmpty()) {
        continue;
      }
      stage.press(Clicks.onMessage("form:x", command.verb(), Stage.APPROVER.value(), "17.1", "form " + command.verb()));
      gather("form-" + command.verb());
    }
    stage.send(Clicks.messageMenu("investigate", "vol-00000000000000001 and snap-00000001, 10.1.2.3",
        Stage.APPROVER.value(), "shortcut"));
    gather("shortcut-investigate");
    stage.send(Clicks.messageMenu("investigate", "have a look", Stage.APPROVER.value(), "nothing"));
    gather("shortcut-investigate-nothing");
    stage.post(SignedSlack.homeOpened("messages", "U0REQUESTER", "Ev1"));
    stage.jobs.runDue(stage.clock.instant());
    gather("welcome");
    for (int pressed = 0; pressed < MOST && !buttons.isEmpty(); pressed++) {
      Button button = buttons.remove();
      stage.press(Clicks.onMessage(button.action(), escaped(button.value()), Stage.APPROVER.value(), "17.1",
          "press " + button.action() + button.value().hashCode()));
      gather("press-" + button.action());
    }
    return this;
  }

  private void type(String line, String name) {
    SlackAnswer answer = stage.post(SignedSlack.command(line, Stage.APPROVER.value(), name));
    if (answer.body().contains("\"blocks\"")) {
      add(name, "message", JsonParser.parseString(answer.body()).getAsJsonObject().get("blocks").toString());
    }
    stage.jobs.runDue(stage.clock.instant());
    gather(name);
  }

  /** What has been written since the last time. */
  private void gather(String name) {
    List<Letter> letters = stage.letters();
    letters.subList(lettersSeen, letters.size()).forEach(letter -> add(name, letter));
    lettersSeen = letters.size();
    List<RecordingChat.Said> cards = stage.chat.all(Stage.ACME);
    cards.subList(cardsSeen, cards.size()).forEach(said -> {
      switch (said) {
        case RecordingChat.Said.OnCard card -> message(name + "-card", renderer.render(card.card()));
        case RecordingChat.Said.Privately card -> message(name + "-private", renderer.render(card.card()));
        case RecordingChat.Said.InThread _, RecordingChat.Said.Files _, RecordingChat.Said.HomeChanged _ -> {
        }
      }
    });
    cardsSeen = cards.size();
  }

  private void add(String name, @Nullable Letter letter) {
    switch (letter) {
      case null -> {
      }
      case Letter.Response response -> message(name, response.otherwise().body());
      case Letter.Ephemeral direct -> message(name, direct.body());
      case Letter.Answer answer -> message(name, answer.body());
      case Letter.CardVersion card -> message(name, card.body());
      case Letter.CardAt card -> message(name, card.card().body());
      case Letter.InWindow window -> {
        add(name, "modal", window.view());
        add(name + "-otherwise", window.otherwise());
      }
      default -> {
      }
    }
  }

  private void message(String name, Letter.Body body) {
    if (!body.blocks().equals("[]")) {
      add(name, "message", body.blocks());
    }
  }

  private void add(String name, String surface, String json) {
    Sheet sheet = new Sheet(surface, json);
    all.add(sheet);
    named.putIfAbsent(name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("(.{70}).*", "$1") + "." + surface, sheet);
    find(JsonParser.parseString(json));
  }

  /** Buttons to press later; the same one once. */
  private void find(JsonElement here) {
    if (here.isJsonArray()) {
      here.getAsJsonArray().forEach(this::find);
    } else if (here.isJsonObject()) {
      JsonObject object = here.getAsJsonObject();
      if (object.has("type") && object.get("type").getAsString().equals("button") && object.has("action_id")) {
        Button button = new Button(object.get("action_id").getAsString(),
            object.has("value") ? object.get("value").getAsString() : "");
        if (seen.add(button)) {
          buttons.add(button);
        }
      }
      object.entrySet().forEach(property -> find(property.getValue()));
    }
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
