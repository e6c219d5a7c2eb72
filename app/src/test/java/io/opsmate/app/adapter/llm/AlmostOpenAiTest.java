package io.opsmate.app.adapter.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.BoxTools;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.WatchedAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that speak like OpenAI, but not quite: llama.cpp, vLLM, LM Studio, Ollama, gateways. */
class AlmostOpenAiTest {
  private static final String FIND = "{\"place\": \"ATTIC\"}";

  private final Wire wire = new Wire();
  private final WatchedAnswer watched = new WatchedAnswer();
  private final BoxTools tools = new BoxTools();

  @AfterEach
  void stop() {
    wire.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "STOP", "eos", "eos_token", "end_turn", "", "something_new"})
  void anAnswerIsWholeHoweverItsEndIsCalled(String reason) {
    wire.then(OpenAiFormat.events(OpenAiFormat.said("One box.") + OpenAiFormat.end(reason)));

    assertAnswered("One box.");
  }

  @Test
  void withoutAReasonTheStreamsOwnEndCounts() {
    wire.then(OpenAiFormat.events(OpenAiFormat.said("One box.") + OpenAiFormat.DONE));

    assertAnswered("One box.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "something_new"})
  void withoutAnyEndItBrokeOff(String reason) {
    String cut = OpenAiFormat.end(reason).replace(OpenAiFormat.DONE, "");
    wire.then(OpenAiFormat.events(OpenAiFormat.said("Half a ") + cut)).then(says("One box."));

    assertThat(ask()).isEqualTo("One box.");
    assertThat(wire.requests()).hasSize(2);
  }

  @Test
  void anEndByAnErrorIsNoEnd() {
    wire.then(OpenAiFormat.events(OpenAiFormat.said("Half a ") + OpenAiFormat.end("error"))).then(says("One box."));

    assertThat(ask()).isEqualTo("One box.");
  }

  @ParameterizedTest
  @CsvSource({"content_filter, the model refused to answer", "safety, the model refused to answer",
    "max_tokens, the model's answer is too long and broke off"})
  void anotherEndMakesNoAnswer(String reason, String because) {
    wire.then(OpenAiFormat.events(OpenAiFormat.said("Half a ") + OpenAiFormat.end(reason)));

    assertThat(advice()).isEqualTo(new Advice.Unusable<>(because));
    assertThat(watched.shown()).isEmpty();
  }

  @Test
  void aRefusalInAFieldOfItsOwnIsARefusal() {
    wire.then(OpenAiFormat.events(OpenAiFormat.delta(Map.of("refusal", "I cannot ")) + OpenAiFormat.end("stop")));

    assertThat(advice()).isEqualTo(new Advice.Unusable<>("the model refused to answer"));
  }

  @Test
  void whatIsThoughtIsNeitherShownNorTheAnswer() {
    wire.then(OpenAiFormat.events(
        OpenAiFormat.said("\n<th") + OpenAiFormat.said("ink>Does he know?</thi") + OpenAiFormat.said("nk>\n\nOne box.")
            + OpenAiFormat.end("stop")));

    assertAnswered("One box.");
  }

  @Test
  void aThoughtBeforeARecordIsNoPartOfIt() {
    wire.then(says("<think>Two? Or {one}?</think>\n{\"boxes\": 2, \"because\": \"I counted.\"}"));

    assertThat(wire.advisor(provider())
        .ask(new Inquiry<>(AdvisorContract.CALLER, AdvisorContract.RECORD,
            Map.of("question", "How many?"), AdvisorContract.Count.class, Budget.REMARK)))
        .isInstanceOfSatisfying(Advice.Answered.class,
            answered -> assertThat(answered.value()).isEqualTo(new AdvisorContract.Count(2, "I counted.")));
    assertThat(wire.requests()).hasSize(1);
  }

  @Test
  void aThoughtWithoutEndIsNoAnswer() {
    wire.then(says("<think>Let me count: one, two, "));

    assertThat(advice()).isEqualTo(new Advice.Unusable<>("the model said nothing"));
    assertThat(watched.shown()).isEmpty();
  }

  @Test
  void aThoughtBeforeACallIsNotSentAgain() {
    wire.then(OpenAiFormat.events(OpenAiFormat.said("<think>secretly</think>") + OpenAiFormat.call("box_find", FIND)))
        .then(says("One box."));

    assertAnswered("One box.");
    assertThat(wire.requests().getLast()).doesNotContain("secretly");
  }

  @Test
  void callsOfOneIndexAreTwoCalls() {
    wire.then(OpenAiFormat.events(piece(0, "a", "box_find", FIND)
        + piece(0, "b", "box_find", "{\"place\": \"CELLAR\"}") + OpenAiFormat.end("tool_calls"))).then(says("Two."));

    assertAnswered("Two.");
    assertThat(tools.finds()).extracting(BoxTools.Find::place)
        .containsExactly(BoxTools.Place.ATTIC, BoxTools.Place.CELLAR);
  }

  @Test
  void callsOfOneIndexWithoutIdsAreTwoCalls() {
    wire.then(OpenAiFormat.events(piece(0, "", "box_find", FIND)
        + piece(0, "", "box_find", "{\"place\": \"CELLAR\"}") + OpenAiFormat.end("tool_calls"))).then(says("Two."));

    assertAnswered("Two.");
    assertThat(tools.finds()).hasSize(2);
  }

  @Test
  void aCallWhoseNameAndIdComeWithEveryPieceIsOne() {
    wire.then(OpenAiFormat.events(piece(0, "a", "box_find", "{\"place\":") + piece(0, "a", "box_find", " \"ATTIC\"}")
        + OpenAiFormat.end("tool_calls"))).then(says("One."));

    assertAnswered("One.");
    assertThat(tools.finds()).containsExactly(BoxTools.Find.in(BoxTools.Place.ATTIC));
  }

  @Test
  void argumentsMayBeAnObject() {
    wire.then(OpenAiFormat.events(piece(0, "a", "box_find", Map.of("place", "ATTIC")) + OpenAiFormat.end("stop")))
        .then(says("One."));

    assertAnswered("One.");
    assertThat(tools.finds()).containsExactly(BoxTools.Find.in(BoxTools.Place.ATTIC));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{\"error\": \"model requires more system memory\"} | the language model's server answers with an error",
    "{\"error\": {\"message\": \"no\", \"code\": 403}} | the language model's provider does not accept the key",
    "{\"error\": {\"type\": \"insufficient_quota\"}} | the language model's provider refuses (402)",
    "{\"object\": \"error\", \"type\": \"NotFoundError\"} | the provider has no such language model, or its address is wrong",
    "{\"choices\": []} | the language model's answer could not be read"})
  void anErrorInPlaceOfAStreamIsSaidAndNotAskedForAgain(String body, String because) {
    wire.thenAlways(okJson(body));

    assertThat(advice()).isEqualTo(new Advice.Unavailable<>(because));
    assertThat(wire.requests()).hasSize(1);
  }

  @Test
  void anErrorInTheMiddleIsNoEnd() {
    wire.then(OpenAiFormat.events(OpenAiFormat.said("Half a ") + OpenAiFormat.error("internal_server_error")
        + OpenAiFormat.said("box.") + OpenAiFormat.end("stop"))).then(says("One box."));

    assertThat(ask()).isEqualTo("One box.");
    assertThat(watched.startsOverCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "''"})
  void anEmptyErrorIsNone(String error) {
    wire.then(OpenAiFormat.events(OpenAiFormat.text("One box.")
        .replace("\"id\"",
            "\"error\": " + error.replace('\'', '"') + ", \"id\"")));

    assertAnswered("One box.");
  }

  @Test
  void aPageToSignInIsNotAskedForAgain() {
    wire.thenAlways(aResponse().withHeader("Content-Type", "text/html").withBody("<h1>Sign in</h1>"));

    assertThat(advice()).isInstanceOf(Advice.Unavailable.class);
    assertThat(wire.requests()).hasSize(1);
  }

  private static String piece(int index, String id, String name, Object arguments) {
    return OpenAiFormat.delta(Map.of("tool_calls", List.of(Map.of("index", index, "id", id, "type", "function",
        "function", Map.of("name", name, "arguments", arguments)))));
  }

  private static ResponseDefinitionBuilder says(String words) {
    return OpenAiFormat.response(ModelStep.says(words));
  }

  /** As it was shown, too. */
  private void assertAnswered(String words) {
    assertThat(ask()).isEqualTo(words);
    assertThat(watched.shown()).isEqualTo(words);
  }

  private Object ask() {
    Advice<String> advice = advice();
    assertThat(advice).isInstanceOf(Advice.Answered.class);
    return ((Advice.Answered<String>) advice).value();
  }

  private Advice<String> advice() {
    return wire.advisor(provider())
        .ask(new Inquiry<>(AdvisorContract.CALLER, AdvisorContract.TEXT,
            Map.of("question", "How many?"), List.of(), List.of(tools.find()), String.class,
            new Budget(Duration.ofSeconds(10), 2, 60_000), watched));
  }

  private Provider provider() {
    return OpenAiCompatible.provider(wire.url(), Optional.empty(), List.of("m"));
  }
}
