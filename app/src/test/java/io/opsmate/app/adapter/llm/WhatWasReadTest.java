package io.opsmate.app.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Fence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A last question holds what fits of what was read. */
class WhatWasReadTest {
  private static final Fence FENCE = Fence.of("0123456789abcdef01234567");
  private static final String OLD = FENCE.around("box_find", "old ".repeat(400));
  private static final String NEW = FENCE.around("box_find", "new ".repeat(400));

  @Test
  void whatFitsIsWhole() {
    assertThat(WhatWasRead.within(List.of(OLD, NEW), true, 1_000))
        .isEqualTo("\n\nThis was read:\n" + OLD + "\n" + NEW + "\n\nNothing more can be read. Answer now.");
  }

  @Test
  void whereNotAllWasReadTheAnswerSaysSo() {
    assertThat(WhatWasRead.within(List.of(OLD), false, 1_000)).contains(OLD, "say in one sentence what was not read");
  }

  @Test
  void theOldestIsCutWithinItsFence() {
    String read = WhatWasRead.within(List.of(OLD, NEW), true, 650);

    assertThat(read).contains(NEW, WhatWasRead.CUT + OLD.substring(OLD.lastIndexOf('\n')), "what was not read");
    assertThat(read).contains("old old").doesNotContain(OLD);
    assertThat(Estimate.tokens(read)).isLessThan(700);
  }

  @Test
  void withoutRoomOnlyFencesAreLeft() {
    assertThat(WhatWasRead.within(List.of(OLD, NEW), true, -5)).doesNotContain("old", "new").contains(WhatWasRead.CUT);
  }
}
