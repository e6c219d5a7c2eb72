package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.BoxTools;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import io.opsmate.skills.testkit.ScriptedMembers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolboxTest {
  private final BoxTools boxes = new BoxTools();
  private final ScriptedMembers members = new ScriptedMembers();
  private boolean isSlow = true;
  private final Toolbox toolbox = toolbox();

  /** The model was told that nothing was drafted: a card that came all the same would be nobody's wish. */
  @Test
  void whatComesOfACallThatWasGivenUpCountsForNothing() {
    assertThat(call("b-1")).isInstanceOf(Toolbox.Result.Refused.class);
    assertThat(toolbox.drafts()).isEmpty();

    isSlow = false;
    assertThat(call("b-2")).isInstanceOf(Toolbox.Result.Read.class);
    assertThat(toolbox.drafts()).hasSize(1);
    assertThat(toolbox.calls()).hasSize(2);
  }

  private Toolbox.Result call(String box) {
    return toolbox.call("box_scrap", box, _ -> new Toolbox.Input.Fits(new BoxTools.Scrap(List.of(box))));
  }

  private Toolbox toolbox() {
    Tool<BoxTools.Scrap, BoxTools.Planned> scrap = new Tool<>("box_scrap", "Drafts a plan.", "ids of boxes",
        BoxTools.Scrap.class, BoxTools.Planned.class, MayRun.ANYONE, (call, input) -> {
          if (isSlow) {
            box().giveUp();
          }
          return boxes.scrap().handler().call(call, input);
        });
    return new Toolbox(new Inquiry<>(AdvisorContract.CALLER, AdvisorContract.TEXT, Map.of(), List.of(), List.of(scrap),
        String.class, Budget.QUESTION, Watcher.NOBODY), ScriptedAdvisor.permits(members));
  }

  private Toolbox box() {
    return toolbox;
  }
}
