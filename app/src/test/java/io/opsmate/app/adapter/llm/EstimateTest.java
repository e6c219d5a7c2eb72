package io.opsmate.app.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void fourAsciiCharactersAreAToken() {
    assertThat(Estimate.tokens("")).isZero();
    assertThat(Estimate.tokens("a")).isEqualTo(1);
    assertThat(Estimate.tokens("word ".repeat(400))).isEqualTo(500);
  }

  @Test
  void aStartOfSoManyTokensIsNoLonger() {
    assertThat(Estimate.characters("word ".repeat(400), 10)).isEqualTo(40);
    assertThat(Estimate.characters("为什么结账很慢 why?", 3)).isEqualTo(3);
    assertThat(Estimate.characters("ab", 9)).isEqualTo(2);
    assertThat(Estimate.characters("\uD83D\uDE00", 1)).isZero();
  }

  @Test
  void ofOtherScriptsEachCharacterIsOne() {
    assertThat(Estimate.tokens("为什么结账很慢 why?")).isEqualTo(9);
  }
}
