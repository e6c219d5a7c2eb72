package io.opsmate.app.adapter.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Duration;

/** EC2 with scripted answers, for what the emulator does not do: faults, locks, slow snapshots, pages. */
public final class Ec2Stub implements AutoCloseable {
  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

  public Ec2Stub() {
    server.start();
  }

  /** As new: no answers, nothing asked. */
  public void forget() {
    server.resetAll();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** A good answer with these elements inside its root. */
  public static ResponseDefinitionBuilder answer(String operation, String elements) {
    return aResponse().withHeader("Content-Type", "text/xml")
        .withBody("<" + operation + "Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
            + "<requestId>r-1</requestId>" + elements + "</" + operation + "Response>");
  }

  public static ResponseDefinitionBuilder error(int status, String code, String message) {
    return aResponse().withStatus(status)
        .withBody("<Response><Errors><Error><Code>" + code + "</Code><Message>" + message
            + "</Message></Error></Errors><RequestID>r-1</RequestID></Response>");
  }

  /** How AWS says that a dry run would have been permitted. */
  public static ResponseDefinitionBuilder permitted() {
    return error(412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
  }

  public Ec2Stub on(String operation, ResponseDefinitionBuilder response) {
    server.stubFor(call(operation).willReturn(response));
    return this;
  }

  /** Only for requests with this parameter, which is looked at before the others. */
  public Ec2Stub on(String operation, String parameter, ResponseDefinitionBuilder response) {
    server.stubFor(call(operation).withRequestBody(containing(parameter)).atPriority(1).willReturn(response));
    return this;
  }

  /** These, one after the other; the last one stays. */
  public Ec2Stub inTurn(String operation, ResponseDefinitionBuilder... responses) {
    for (int turn = 0; turn < responses.length; turn++) {
      server.stubFor(call(operation).inScenario(operation)
          .whenScenarioStateIs(turn == 0 ? Scenario.STARTED : operation + turn)
          .willSetStateTo(operation + Math.min(turn + 1, responses.length - 1))
          .willReturn(responses[turn]));
    }
    return this;
  }

  /** No answer for longer than anybody waits. */
  public Ec2Stub silentOn(String operation) {
    return on(operation, answer(operation, "").withFixedDelay((int) Duration.ofSeconds(20).toMillis()));
  }

  /** How often it was asked. */
  public int asked(String operation) {
    return server.countRequestsMatching(
        postRequestedFor(urlEqualTo("/")).withRequestBody(matching("(^|.*&)Action=" + operation + "(&.*|$)")).build())
        .getCount();
  }

  /** How often it was asked with a parameter. */
  public int asked(String operation, String parameter) {
    return server.countRequestsMatching(
        postRequestedFor(urlEqualTo("/")).withRequestBody(matching("(^|.*&)Action=" + operation + "(&.*|$)"))
            .withRequestBody(containing(parameter))
            .build())
        .getCount();
  }

  /** How many requests were signed with this access key. */
  public int askedBy(String accessKey) {
    return server.countRequestsMatching(
        postRequestedFor(urlEqualTo("/")).withHeader("Authorization", containing("Credential=" + accessKey)).build())
        .getCount();
  }

  public String lastUserAgent() {
    return server.getAllServeEvents().getFirst().getRequest().getHeader("User-Agent");
  }

  private static MappingBuilder call(String operation) {
    return post(urlEqualTo("/")).withRequestBody(matching("(^|.*&)Action=" + operation + "(&.*|$)"));
  }

  @Override
  public void close() {
    server.stop();
  }
}
