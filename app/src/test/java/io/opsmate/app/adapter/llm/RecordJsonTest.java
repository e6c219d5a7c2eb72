package io.opsmate.app.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.opsmate.skills.ask.Route;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.BoxTools;
import io.opsmate.skills.testkit.BoxTools.Find;
import io.opsmate.skills.testkit.BoxTools.Place;
import io.opsmate.skills.testkit.SetClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records to a model and back. */
class RecordJsonTest {
  record Everything(String text, int whole, long large, double number, BigDecimal amount, boolean truth, Place place,
      Instant at, Optional<String> maybe, List<Inner> inners) {}

  record Inner(@Describe("a name") String name) {
    Inner {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("secret reason");
      }
    }
  }

  private static final Everything ALL = new Everything("t", 1, 2L, 2.5, new BigDecimal("0.1"), true, Place.ATTIC,
      SetClock.NOON, Optional.empty(), List.of(new Inner("a")));

  @Test
  void whatIsWrittenIsReadAgain() throws RecordReader.Unfit {
    assertThat(RecordReader.read(RecordWriter.write(ALL), Everything.class)).isEqualTo(ALL);
  }

  @Test
  void whatIsAbsentIsLeftOutOrNull() throws RecordReader.Unfit {
    assertThat(RecordWriter.write(Find.in(Place.CELLAR))).isEqualTo("{\"place\":\"CELLAR\"}");
    assertThat(RecordReader.read("{\"place\":\"cellar\",\"atMost\":null}", Find.class))
        .isEqualTo(Find.in(Place.CELLAR));
  }

  @Test
  void whichWayWordsGoNeedsNoReason() throws RecordReader.Unfit {
    assertThat(RecordReader.answer("{\"kind\":\"question\",\"command\":\"\"}", Route.class))
        .isEqualTo(new Route("question", ""));
  }

  record Named(Map<String, String> tags, List<String> words, Place place) {}

  @Test
  void wordsArePreparedBeforeTheyAreJson() {
    Named named = new Named(Map.of("a\nb", "c\nd"), List.of("e\nf"), Place.ATTIC);

    assertThat(RecordWriter.write(named, words -> words.replace("\n", "+")))
        .isEqualTo("{\"tags\":{\"a+b\":\"c+d\"},\"words\":[\"e+f\"],\"place\":\"ATTIC\"}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      []                                              | Write the input as a JSON object.
      {"place":"ATTIC"} {}                            | That is not JSON; write one JSON object and nothing around it.
      {"place":"ATTIC","place":"CELLAR"}              | That is not JSON; write one JSON object and nothing around it.
      {}                                              | “place” is missing.
      {"place":"MOON"}                                | “place” has to be one of CELLAR, ATTIC.
      {"place":"ATTIC","atMost":"5"}                  | “atMost” has to be a whole number.
      {"place":"ATTIC","atMost":5.5}                  | “atMost” has to be a whole number.
      {"place":"ATTIC","atMost":99999999999}          | “atMost” has to be a whole number.
      {"place":"ATTIC","since":"yesterday"}           | “since” has to be a moment like 2026-11-24T12:00:00Z.
      {"place":"ATTIC","url":"http://x"}              | A field of the input is unknown; there are only place, atMost, since.
      """)
  void whatDoesNotFitIsSaidInOurWords(String json, String because) {
    assertThatExceptionOfType(RecordReader.Unfit.class).isThrownBy(() -> RecordReader.read(json, Find.class))
        .withMessage(because);
  }

  @Test
  void whatARecordRefusesIsSaidWithoutItsReason() {
    String wrong = RecordWriter.write(ALL).replace("\"name\":\"a\"", "\"name\":\"\"");

    assertThatExceptionOfType(RecordReader.Unfit.class).isThrownBy(() -> RecordReader.read(wrong, Everything.class))
        .withMessage("A value in each of “inners” is out of its range.");
  }

  @Test
  void aSchemaOfAnInputNamesWhatMayBeLeftOut() {
    JsonObjectSchema schema = RecordSchema.ofInput(Find.class);

    assertThat(schema.required()).containsExactly("place");
    assertThat(schema.properties()).containsOnlyKeys("place", "atMost", "since");
    assertThat(schema.additionalProperties()).isFalse();
    assertThat(schema.toString()).contains("how many at most, 1 to 50", "CELLAR", "ISO 8601");
  }

  @Test
  void aSchemaOfAnAnswerRequiresEverything() {
    assertThat(RecordSchema.ofAnswer(Find.class).required()).containsExactly("place", "atMost", "since");
    assertThat(RecordSchema.words(AdvisorContract.Count.class)).contains("\"boxes\"", "how many boxes", "integer");
    assertThat(RecordSchema.words(BoxTools.Scrap.class)).contains("array");
  }
}
