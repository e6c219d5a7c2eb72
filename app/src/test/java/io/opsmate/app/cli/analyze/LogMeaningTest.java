package io.opsmate.app.cli.analyze;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code analyze logs --meaning}: alike by what a model says templates mean. */
class LogMeaningTest {
  private static final String LINES = """
      link went down
      link went down
      link went down
      interface lost its carrier
      interface lost its carrier
      disk is full AKIAIOSFODNN7EXAMPLE
      """;

  @TempDir private Path folder = Path.of("");

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() throws IOException {
    server.start();
    Files.writeString(folder.resolve("in.log"), LINES);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void templatesThatMeanTheSameStandTogether() {
    server.stubFor(post(urlPathEqualTo("/v1/embeddings")).willReturn(okJson("""
        {"object": "list", "model": "e", "data": [
          {"object": "embedding", "index": 0, "embedding": [0.9, 0.1]},
          {"object": "embedding", "index": 1, "embedding": [0.8, 0.1]},
          {"object": "embedding", "index": 2, "embedding": [0.1, 0.9]}]}""")));

    assertThat(run(settings(), "--summary", "--meaning")).isZero();

    assertThat(out.toString()).contains("Alike: 1 groups of templates have most words or the meaning in common.",
        "2 templates, 5 lines");
    server.verify(1, postRequestedFor(urlPathEqualTo("/v1/embeddings")).withRequestBody(containing("link went down")));
    server.verify(0, postRequestedFor(urlPathEqualTo("/v1/embeddings")).withRequestBody(containing("AKIA")));
  }

  @Test
  void aModelThatFailsLeavesTheWordsAndSaysSo() {
    server.stubFor(post(urlPathEqualTo("/v1/embeddings")).willReturn(serverError()));

    assertThat(run(settings(), "--summary", "--meaning")).isZero();

    assertThat(out.toString()).contains("link went down", "Meanings were not compared, words alone were: ");
  }

  @Test
  void nobodyIsAskedUnlessTheOptionSaysSo() {
    assertThat(run(settings(), "--summary")).isZero();

    assertThat(server.getAllServeEvents()).isEmpty();
  }

  @Test
  void withoutAModelItSaysWhatToSet() {
    assertThat(run(Map.of(), "--summary", "--meaning")).isEqualTo(2);
    assertThat(run(settings(), "--meaning", "--out", folder.resolve("out.csv").toString())).isEqualTo(2);

    assertThat(err.toString()).contains("none is set up. Set LLM_URL", "give --summary, too.");
    assertThat(folder.resolve("out.csv")).doesNotExist();
  }

  private Map<String, String> settings() {
    return Map.of("LLM_URL", server.baseUrl(), "LLM_EMBEDDING_MODEL", "e", "HOME", "elsewhere");
  }

  private int run(Map<String, String> environment, String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--in";
    arguments[1] = folder.resolve("in.log").toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return new CommandLine(new LogsCommand(environment)).setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
