package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnchorsTest {
  @Test
  void anchorsWithinEachOtherAreAllFound() {
    Anchors anchors = Anchors.of(List.of(List.of(Anchor.atTheBeginning("she"), Anchor.atTheBeginning("he")),
        List.of(Anchor.atTheBeginning("hers")), List.of(Anchor.atTheBeginning("his"))));

    assertThat(anchors.in("ushers")).extracting(String::valueOf).containsExactly("{1, 2}", "{2}", "null");
  }

  @Test
  void aPatternMayBeginAroundItsAnchorAndNotBeforeTheText() {
    Anchors anchors = Anchors.of(List.of(List.of(new Anchor("://", 2, 4))));

    assertThat(anchors.in("a redis://b")[0]).hasToString("{3, 4, 5}");
    assertThat(anchors.in("abc://")[0]).hasToString("{0, 1}");
    assertThat(anchors.in("a://")[0]).hasToString("{}");
  }

  @Test
  void caseIsFoldedAsPatternsFoldIt() {
    Anchors anchors = Anchors.of(List.of(List.of(Anchor.atTheBeginning("key"), Anchor.atTheBeginning("Ñs"))));

    assertThat(anchors.in("KEY \u212aey ñ\u017f \u0000")[0]).hasToString("{0, 4, 8}");
  }
}
