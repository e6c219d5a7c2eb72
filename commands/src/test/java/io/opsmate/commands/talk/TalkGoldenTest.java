package io.opsmate.commands.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.blockkit.BlockKitValidator;
import io.opsmate.commands.blockkit.GoldenJson;
import io.opsmate.commands.blockkit.NewerBlocks;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.testkit.BoxTools;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every message of a conversation, held against Slack's rules and against the file that people have looked at. */
class TalkGoldenTest {
  private final Map<String, String> drawn = new TreeMap<>();

  @Test
  void everyMessageIsTakenBySlackAndIsAsItWas() {
    guesses();
    commands();
    answers();
    endings();

    for (Map.Entry<String, String> one : drawn.entrySet()) {
      assertThat(BlockKitValidator.check("message", one.getValue())).as(one.getKey()).isEmpty();
      GoldenJson.assertKept("talk", one.getKey() + ".message", one.getValue());
    }
  }

  private void guesses() {
    Room room = new Room();
    keep("guess", room, room.say(Advisor.NONE, "please sweep in eu-west-1, will you?"));
    keep("guess-nothing", room, room.say(Advisor.NONE, "how are you?"));
  }

  private void commands() {
    Room room = new Room();
    keep("confirm", room, room.say(room.model(Room.means("sweep --region eu-west-1"), _ -> Room.says("")), "clean"));
    keep("noted", room, room.say(room.model(Room.means("waiting"), _ -> Room.says("")), "what waits?"));
  }

  private void answers() {
    Room room = new Room();
    room.slack.refuses("status", "missing_scope");
    room.say(room.model(Room.question(), inquiry -> {
      drawn.put("working", shown(room));
      Room.readsBoxes(inquiry);
      inquiry.watcher().says("**One** box. ");
      room.second();
      drawn.put("growing", shown(room));
      return Room.says("**One** box [[box:b-1]].", new Evidence("box:b-1", "box b-1 <!channel>"));
    }), "any boxes?");
    drawn.put("answer", shown(room));
    drawn.put("answer-older", NewerBlocks.inOlder(shown(room)));
    Room unread = new Room();
    unread.slack.refuses("status", "missing_scope");
    unread.say(unread.model(Room.question(), _ -> Room.says("There may be one.")), "any boxes?");
    drawn.put("answer-unread", shown(unread));
    Room drafting = new Room();
    drafting.slack.refuses("status", "missing_scope");
    drafting.say(new ScriptedAdvisor(drafting.permits, ModelStep.answers(Room.change()),
        ModelStep.calls("box_scrap", new BoxTools.Scrap(List.of("b-1"))), ModelStep.says("I drafted it.")),
        "scrap box b-1");
    drawn.put("answer-drafted", shown(drafting));
  }

  private void endings() {
    Room refused = new Room();
    refused.slack.refuses("status", "missing_scope");
    refused.say(refused.model(Room.question(), _ -> Room.says("A box [[box:b-9]].")), "sweep boxes?");
    drawn.put("answer-unfounded", shown(refused));
    Room stopped = new Room();
    stopped.slack.refuses("status", "missing_scope");
    stopped.say(stopped.model(Room.question(), _ -> {
      stopped.stop("r1", new MemberId("U0BEN"));
      stopped.second();
      drawn.put("stopping", shown(stopped));
      return new Advice.Unavailable<>("nobody waits for the answer any more");
    }), "any boxes?");
    drawn.put("stopped", shown(stopped));
  }

  private static String shown(Room room) {
    return Objects.requireNonNull(room.slack.messages.get("ts1"));
  }

  private void keep(String name, Room room, Reply reply) {
    drawn.put(name, room.renderer.render(((Reply.ToYou) reply).card()).blocks());
  }
}
