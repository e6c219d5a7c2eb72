package io.opsmate.app.adapter.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Consultant;
import io.opsmate.skills.advice.Embedder;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.ports.Reading;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a server besides answers: which models it has, and vectors. */
class ModelServerTest {
  private final Wire wire = new Wire();

  @AfterEach
  void stop() {
    wire.close();
  }

  @Test
  void aModelThatIsListedIsNoWarning() {
    wire.server().stubFor(get("/v1/models").willReturn(okJson("""
        {"object": "list", "data": [{"id": "qwen2.5:7b"}, {"id": "nomic-embed-text:latest"}]}""")));

    assertThat(check(wire.url(), "qwen2.5:7b", "nomic-embed-text")).isEmpty();
    assertThat(check(wire.url(), "qwen2.5:7b", "llama9")).hasValueSatisfying(
        warning -> assertThat(warning).contains("does not list the model llama9").doesNotContain("qwen"));
  }

  @Test
  void aServerThatDoesNotSayIsAWarning() {
    wire.server().stubFor(get("/v1/models").willReturn(aResponse().withBody("<html>")));

    assertThat(check(wire.url(), "m")).hasValueSatisfying(
        warning -> assertThat(warning).contains("no list of models; is LLM_URL right?"));
    assertThat(check(URI.create("http://127.0.0.1:1"), "m")).hasValueSatisfying(
        warning -> assertThat(warning).contains("cannot be reached", "goes on without it"));
  }

  @Test
  void anAddressWithoutModelsIsAWarningAboutTheAddress() {
    wire.server().stubFor(get("/v1/models").willReturn(aResponse().withStatus(404)));

    assertThat(check(wire.url(), "m")).hasValueSatisfying(warning -> assertThat(warning)
        .endsWith("/v1 has no list of models there; is LLM_URL right?")
        .doesNotContain("no such"));
  }

  @ParameterizedTest
  @CsvSource({"http://h:1, http://h:1/v1", "http://h/, http://h/v1", "http://h/v1, http://h/v1",
    "http://h/v1/, http://h/v1", "http://h/v1/chat/completions, http://h/v1",
    "http://h/v1/chat/completions/, http://h/v1", "http://h/chat/completions, http://h/v1",
    "https://h/v1beta/openai, https://h/v1beta/openai", "https://h/v1beta/openai/, https://h/v1beta/openai",
    "https://h/api/v3/chat/completions, https://h/api/v3", "http://v1.example/llm, http://v1.example/llm/v1",
    "http://h/v1x-y, http://h/v1x-y/v1", "http://h/dev1, http://h/dev1/v1"})
  void anAddressIsTakenWithItsVersionOrGetsOne(URI url, URI base) {
    assertThat(OpenAiCompatible.base(url)).isEqualTo(base);
  }

  @Test
  void textsBecomeVectorsInOrderAndLoseTheirSecrets() {
    wire.then(okJson(
        """
        {"object": "list", "model": "e", "data": [
          {"object": "embedding", "index": 0, "embedding": [0.5, 1.0]},
          {"object": "embedding", "index": 1, "embedding": [0.25, 0.0]}], "usage": {"prompt_tokens": 2, "total_tokens": 2}}"""));

    Embedder.Embedded embedded = embeddings(wire.url()).embed(List.of("one", "key AKIAIOSFODNN7EXAMPLE"));

    assertThat(embedded.tokens()).isEqualTo(new Tokens(2, 0));
    assertThat(embedded.cost()).contains(Money.usd("0.00000004"));
    assertThat(embedded.vectors()).isInstanceOfSatisfying(Reading.Known.class,
        known -> assertThat((List<?>) known.value()).hasSize(2));
    assertThat(wire.requests().getFirst()).doesNotContain("AKIAIOSFODNN7EXAMPLE");
  }

  @Test
  void withoutVectorsItIsUnknown() {
    wire.then(okJson("{\"data\": [{\"embedding\": [1.0]}]}")).thenAlways(aResponse().withFixedDelay(30_000));

    assertUnknown(embeddings(wire.url()).embed(List.of("one", "two")), 2);
    assertUnknown(embeddings(wire.url()).embed(List.of("one")), 1);
    assertUnknown(embeddings(URI.create("http://127.0.0.1:1")).embed(List.of("one")), 0);
  }

  @Test
  void atMostTextsTakeTwiceWhatWeEstimate() {
    assertThat(embeddings(wire.url()).atMost(List.of("four", "more")))
        .isEqualTo(new Consultant.AtMost(5, Optional.of(Money.usd("0.0000001"))));
  }

  /** What the provider may have worked for is charged by estimate. */
  private static void assertUnknown(Embedder.Embedded embedded, long charged) {
    assertThat(embedded.vectors()).isInstanceOf(Reading.Unknown.class);
    assertThat(embedded.tokens()).isEqualTo(new Tokens(charged, 0));
  }

  private static Optional<String> check(URI url, String... models) {
    return new ModelCheck(url, Optional.empty()).warning(List.of(models));
  }

  private static OpenAiEmbeddings embeddings(URI url) {
    return new OpenAiEmbeddings(url, Optional.empty(), "text-embedding-3-small", ModelPrices.shipped(),
        Duration.ofMillis(800));
  }
}
