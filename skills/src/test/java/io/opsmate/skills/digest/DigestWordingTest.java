package io.opsmate.skills.digest;

import static io.opsmate.skills.testkit.ModelStep.answers;
import static io.opsmate.skills.testkit.ModelStep.isDown;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.RecordingChat.Said.OnCard;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestWordingTest {
  @Test
  void theMessageStandsFirstAndIsThenOpenedByASentence() {
    List<OnCard> cards = posted(answers(new Sentence("3 empty boxes still cost $30.00/mo.")));

    assertThat(cards).hasSize(2);
    assertThat(cards.getFirst().card().toString()).doesNotContain("still cost");
    assertThat(cards.getLast().version()).isEqualTo(2);
    assertThat(cards.getLast().card().toString()).contains("3 empty boxes still cost", "checked");
  }

  @Test
  void aSentenceWithANumberThatWasNotGivenIsDropped() {
    assertThat(posted(answers(new Sentence("4 empty boxes stand about.")))).hasSize(1);
    assertThat(posted(answers(new Sentence("They cost $360 a year.")))).hasSize(1);
    assertThat(posted(answers(new Sentence("See https://evil.example")))).hasSize(1);
  }

  @Test
  void withoutAnAnswerTheMessageStaysAsItIs() {
    assertThat(posted(isDown())).hasSize(1);
  }

  @Test
  void whenFiguresChangeTheSentenceGoes() {
    Newsroom newsroom = new Newsroom(ScriptedAdvisor.of(answers(new Sentence("3 empty boxes."))));
    newsroom.run(Newsroom.EDITOR, "digest add", Map.of());
    newsroom.moveTo("2026-11-25T09:00:00Z");
    newsroom.says(Newsroom.boxes(2, "20"));
    newsroom.moveTo("2026-11-25T11:00:00Z");

    assertThat(newsroom.cards().getLast().card().toString()).doesNotContain("3 empty boxes.").contains("2 empty boxes");
  }

  private static List<OnCard> posted(ModelStep... steps) {
    Newsroom newsroom = new Newsroom(ScriptedAdvisor.of(steps));
    newsroom.run(Newsroom.EDITOR, "digest add", Map.of());
    newsroom.moveTo("2026-11-25T09:00:00Z");
    return newsroom.cards();
  }
}
