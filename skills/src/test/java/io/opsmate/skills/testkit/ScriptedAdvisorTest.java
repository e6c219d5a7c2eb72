package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Toolbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The scripted advisor keeps the contract of real ones. */
class ScriptedAdvisorTest implements AdvisorContract {
  @Override
  public Advisor advisor(ModelStep... steps) {
    return ScriptedAdvisor.of(steps);
  }

  @Test
  void aFailingToolTellsTheModelNothingOfWhatWentWrong() {
    Toolbox.Result told = new Toolbox(
        new Inquiry<>(CALLER, TEXT, Map.of(), List.of(),
            List.of(BoxTools.broken()), String.class, Budget.QUESTION,
            new WatchedAnswer()),
        ScriptedAdvisor.permits(new ScriptedMembers()))
        .call("box_find", "{}", _ -> new Toolbox.Input.Fits(BoxTools.Find.in(BoxTools.Place.ATTIC)));

    assertThat(told.toString()).doesNotContain("hunter2").contains("could not be read");
  }
}
