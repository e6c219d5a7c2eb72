package io.opsmate.app.adapter.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.opsmate.skills.advice.Consultant;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import io.opsmate.skills.testkit.ScriptedMembers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A provider's server on loopback that answers as it is told, one request after the other. */
final class Wire implements AutoCloseable {
  private static final String SCRIPT = "script";

  private final WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private final List<Duration> pauses = new ArrayList<>();
  private int next;

  Wire() {
    server.start();
  }

  URI url() {
    return URI.create(server.baseUrl());
  }

  WireMockServer server() {
    return server;
  }

  /** How long the advisor wanted to wait between its tries. */
  List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  /** The bodies of all requests, in order. */
  List<String> requests() {
    return server.getAllServeEvents().reversed().stream().map(event -> event.getRequest().getBodyAsString()).toList();
  }

  /** The next request, whatever it asks, gets this. */
  Wire then(ResponseDefinitionBuilder response) {
    server.stubFor(post(urlPathMatching(".*")).inScenario(SCRIPT)
        .whenScenarioStateIs(state(next))
        .willReturn(response)
        .willSetStateTo(state(next + 1)));
    next++;
    return this;
  }

  /** From here on every request gets this. */
  Wire thenAlways(ResponseDefinitionBuilder response) {
    server
        .stubFor(post(urlPathMatching(".*")).inScenario(SCRIPT).whenScenarioStateIs(state(next)).willReturn(response));
    return this;
  }

  Wire play(Function<ModelStep, ResponseDefinitionBuilder> format, ModelStep... steps) {
    for (ModelStep step : steps) {
      if (step instanceof ModelStep.IsDown) {
        thenAlways(aResponse().withStatus(503));
      } else {
        then(format.apply(step));
      }
    }
    return this;
  }

  /** An advisor that never really waits between tries. */
  Consultant advisor(Provider provider) {
    return new LangChainAdvisor(provider, prompts(), ScriptedAdvisor.permits(new ScriptedMembers()),
        ModelPrices.shipped(), (pause, _) -> pauses.add(pause));
  }

  static Prompts prompts() {
    return new Prompts(Map.of(AdvisorContract.TEXT, prompt(AdvisorContract.TEXT, "text"), AdvisorContract.RECORD,
        prompt(AdvisorContract.RECORD, "Count")));
  }

  @Override
  public void close() {
    server.stop();
  }

  private static Prompt prompt(PromptRef ref, String answer) {
    return new Prompt(ref, Set.of("question"), Set.of("box_find", "box_scrap"), answer, "You know boxes.",
        "The question: {{question}}",
        "0".repeat(64));
  }

  private static String state(int number) {
    return number == 0 ? Scenario.STARTED : "request " + number;
  }
}
