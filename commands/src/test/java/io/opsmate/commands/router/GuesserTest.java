package io.opsmate.commands.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuesserTest {
  private final Grammar grammar = new Grammar(SomeSkills.both());

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"what zombies do we have? | zombies",
    "are there old volumes in EU-WEST-1? | zombies volumes --region=eu-west-1",
    "snapshot that are older than 90 days, please | zombies snapshots --min-age=90d",
    "whatever of owner data-team is a zombie | zombies --owner=data-team",
    "anything in us-east-1? | zombies --region=us-east-1", "is there any waste? | zombies"})
  void wordsThatCommandsKnowBecomeALine(String sentence, String line) {
    assertThat(grammar.guess(sentence).lines().getFirst().shown()).isEqualTo(line);
  }

  @Test
  void whatWasRecognisedIsSaid() {
    assertThat(grammar.guess("old volumes in eu-west-1?").recognised()).extracting(Text::plain)
        .containsExactly("volumes", "eu-west-1");
  }

  @Test
  void everyLineReadsAsTheCommandItIsFor() {
    assertThat(grammar.guess("zombies volumes rearm").lines()).allSatisfy(
        line -> assertThat(grammar.parse(line.line())).isInstanceOfSatisfying(Parsed.Call.class,
            call -> assertThat(call.command()).isEqualTo(line.command())));
  }

  @ParameterizedTest
  @CsvSource({"how are you?", "''", "<@U0ANN|ann>", "“"})
  void aSentenceOfWhichNoWordIsKnownGivesNothing(String sentence) {
    assertThat(grammar.guess(sentence).lines()).isEmpty();
  }
}
