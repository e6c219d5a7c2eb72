package io.opsmate.app.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A server that leaves out the beginning of what it was sent is noticed. */
class ContextCheckTest {
  @Test
  void farFewerTokensThanWereSentAreAWarningWithWhatToDo() {
    assertThat(ContextCheck.warning(9_000, 4_013)).hasValueSatisfying(
        warning -> assertThat(warning).contains("4013", "9000", "OLLAMA_CONTEXT_LENGTH"));
  }

  @Test
  void ourEstimateMayBeTooHigh() {
    assertThat(ContextCheck.warning(9_000, 4_600)).isEmpty();
  }

  @Test
  void aShortQuestionFitsEverywhereAndNoCountSaysNothing() {
    assertThat(ContextCheck.warning(4_000, 20)).isEmpty();
    assertThat(ContextCheck.warning(9_000, null)).isEmpty();
    assertThat(ContextCheck.warning(9_000, 0)).isEmpty();
  }
}
