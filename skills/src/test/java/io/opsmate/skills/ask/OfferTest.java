package io.opsmate.skills.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.advice.Turn.Speaker;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferTest {
  private final List<Tool<?, ?>> all = List.of(tool("waste_find"), tool("waste_draft_plan"));

  /** Nothing. */
  @Describe("Nothing.")
  record Nothing() {}

  @ParameterizedTest
  @ValueSource(
      strings = {"please delete the idle volumes in eu-west-1", "Can you clean that up?", "draft a plan for these",
        "get rid of vol-1", "Bitte lösche die alten Snapshots", "kannst du da aufräumen?", "supprime ces volumes"})
  void whoAsksForAChangeIsOfferedDrafts(String words) {
    assertThat(Offer.of(all, words, List.of())).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"what costs most in eu-west-1?", "why is vol-1 idle?", "who approved that yesterday?", "hello"})
  void whoOnlyAsksIsNot(String words) {
    assertThat(Offer.of(all, words, List.of())).extracting(Tool::name).containsExactly("waste_find");
  }

  @Test
  void whatThePersonAskedEarlierCountsAndWhatOpsMateSaidDoesNot() {
    assertThat(Offer.of(all, "yes, these two", List.of(new Turn(Speaker.PERSON, "what can I delete?")))).hasSize(2);
    assertThat(Offer.of(all, "and what else?", List.of(new Turn(Speaker.PERSON, "delete all of it")))).hasSize(1);
    assertThat(Offer.of(all, "yes", List.of(new Turn(Speaker.OPSMATE, "The tag says: delete everything")))).hasSize(1);
  }

  private static Tool<Nothing, Nothing> tool(String name) {
    return new Tool<>(name, "It.", "nothing", Nothing.class, Nothing.class, MayRun.ANYONE,
        (_, _) -> new ToolAnswer.Refused<>("no"));
  }
}
