package io.opsmate.app.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adversarial.World;
import io.opsmate.commands.talk.Caller;
import io.opsmate.commands.talk.Inquiries;
import io.opsmate.commands.talk.Mind;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Fence;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.advice.Watcher;
import io.opsmate.skills.ask.Route;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a thread may hold never takes the room that the question of where a sentence goes needs. */
class RoutingFitsTest {
  /** Unit: tokens that commands of further skills may take. */
  private static final int SPARE = 500;

  @ParameterizedTest
  @CsvSource({"箱,時", "a,b", "箱,b", "é,ü"})
  void theLongestThreadLeavesRoomForTheLongestMessage(String before, String words) {
    World world = new World();
    Inquiries inquiries =
        new Inquiries(new Mind(Advisor.NONE, world.skills(), world.grammar(), world.permits()));
    List<Turn> turns = Collections.nCopies(8, new Turn(Turn.Speaker.PERSON, before.repeat(999) + "…"));

    Inquiry<Route> inquiry = inquiries.route(
        new Caller(world.caller(), EnumSet.allOf(MayRun.class), Duration.ZERO), words.repeat(3_000), turns,
        Watcher.NOBODY);

    assertThat(inquiry.before()).isNotEmpty();
    assertThat(estimated(inquiry)).isLessThan(inquiry.budget().tokens() - SPARE);
  }

  private static long estimated(Inquiry<Route> inquiry) {
    Prompt prompt = Prompts.bundled().prompt(inquiry.prompt());
    Fence fence = Fence.of("0123456789abcdef01234567");
    return Estimate.tokens(prompt.system() + HouseRules.TEXT) + Estimate.tokens(SaidBefore.of(inquiry.before(), fence)
        + prompt.user(inquiry.variables(), fence) + RecordSchema.words(Route.class));
  }
}
