package io.opsmate.skills.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void aTypedSentenceBecomesAClauseOfOurs() {
    assertThat(Texts.clause(" Still in use. ")).isEqualTo("Still in use");
    assertThat(Texts.clause("wait...")).isEqualTo("wait...");
    assertThat(Texts.clause(".")).isEmpty();
  }
}
