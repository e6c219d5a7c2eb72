package io.opsmate.app.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model thinks is not what it says. */
class ThinkingTest {
  private static final String CASES = """
      '<think>Hm.</think>One.', One.
      ' <think>Hm.</think>  One.', One.
      '<think>a</think><think>b</think>One.', One.
      '<think></think>One < two.', One < two.
      '<think>Hm, no end', ''
      'Tags: <think> and </think>.', 'Tags: <think> and </think>.'
      '<thin ice', '<thin ice'
      'One.', One.""";

  @ParameterizedTest
  @CsvSource(textBlock = CASES, ignoreLeadingAndTrailingWhitespace = true)
  void onlyWhatIsSaidIsLeft(String all, String said) {
    assertThat(Thinking.without(all)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(textBlock = CASES, ignoreLeadingAndTrailingWhitespace = true)
  void itIsTheSameCharacterByCharacter(String all, String said) {
    Thinking thinking = new Thinking();

    assertThat(all.chars().mapToObj(Character::toString).map(thinking::heard).collect(Collectors.joining()))
        .isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"'Hm.</think>\n\nOne.', One.", "'<th', '<th'"})
  void aBeginningThatTheTemplateWroteIsThoughtToo(String all, String said) {
    assertThat(Thinking.without(all)).isEqualTo(said);
  }
}
