package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginningsTest {
  @ParameterizedTest
  @CsvSource(delimiter = ' ', value = {"abc abc", "a|bc a;bc", "gl(?:pat|d(?:t|u))-\\d+ glpat-;gldt-;gldu-", "(a)b ab",
    "(?<it>a)b ab", "h[a.]\\. ha.;h..", "[ab-]c ac;bc;-c", "ab?c abc;ac", "a(?:bc)?+d abcd;ad", "ab?+c abc;ac",
    "ab{2}c a", "ab+ a", "ab* a", "ab*?c a", "a(?:bc){1,3}+d a", "a.b a", "a\\sb a", "a[a-c]b a", "a[^b]c a",
    "(?i)(?<![a-z])(?=a(b))a[$]b$ a$b", "^(?iu)a(?:\\s|b)c a;abc", "a(?:b\\d|cd)e ab;acde", "\\?a\\\\b ?a\\b"})
  void aPatternBeginsWithWhatCanBeSpelledOut(String pattern, String words) {
    assertThat(Beginnings.of(pattern)).containsExactlyInAnyOrder(words.split(";"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ' ', value = {"[a-z]b", "\\d", "a?", "(?:a|.b)c", "(?!a)[^b]"})
  void whatCanBeginWithAnythingSaysSo(String pattern) {
    assertThat(Beginnings.of(pattern)).contains("");
  }
}
