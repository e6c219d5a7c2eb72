package io.opsmate.app.sandbox.slack.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxHttpTest {
  private static final String COOKIE = "opsmate_sandbox_8080=letmein";

  private final HttpClient http = HttpClient.newHttpClient();
  private SandboxServer sandbox;

  @BeforeAll
  void open() {
    sandbox = new SandboxServer("sandbox");
  }

  @AfterAll
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sandbox/", "/sandbox/assets/app.js", "/sandbox/workspace", "/sandbox/hints",
    "/sandbox/timeline?as=U0REQUESTER&channel=C000000OPS", "/sandbox/home?as=U0REQUESTER",
    "/sandbox/changes?as=U0REQUESTER&since=-1", "/sandbox/modal?as=U0REQUESTER", "/sandbox/clock",
    "/sandbox/traffic?after=0",
    "/sandbox/faults"})
  void everyPageNeedsTheToken(String path) throws Exception {
    assertThat(get(path, "").statusCode()).isEqualTo(403);
    assertThat(get(path, COOKIE).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sandbox/messages", "/sandbox/actions", "/sandbox/home/opened", "/sandbox/views/submitted",
    "/sandbox/views/closed", "/sandbox/faults/api", "/sandbox/faults/deliveries", "/sandbox/faults/latency",
    "/sandbox/faults/cloud", "/sandbox/faults/blocks", "/sandbox/faults/socket", "/sandbox/clock", "/sandbox/shortcuts",
    "/sandbox/channels"})
  void everythingPeopleDoNeedsTheTokenAndTheOwnPage(String path) throws Exception {
    assertThat(post(path, "{}", "Origin", "http://evil.example", "Cookie", COOKIE).statusCode()).isEqualTo(403);
    assertThat(post(path, "{}", "Accept", "*/*").statusCode()).isEqualTo(403);
    assertThat(post(path, "{}", "Cookie", COOKIE).statusCode()).isEqualTo(400);
  }

  @Test
  void theTokenInTheAddressBecomesACookieAndDisappears() throws Exception {
    HttpResponse<String> answer = get("/sandbox/?token=letmein", "");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/sandbox/");
    assertThat(answer.headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(cookie -> assertThat(cookie).contains("HTTPOnly", "SameSite=Strict", COOKIE));
  }

  @Test
  void thePageRunsNoForeignScript() throws Exception {
    assertThat(get("/sandbox/", COOKIE).headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'; script-src 'self'"));
  }

  @Test
  void theWebApiTakesFormsAndJson() throws Exception {
    String form = post("/sandbox/slack/api/auth.test", "token=xoxb-test",
        "Content-Type", "application/x-www-form-urlencoded").body();
    String json = post("/sandbox/slack/api/auth.test", "{}",
        "Content-Type", "application/json", "Authorization", "Bearer xoxb-test").body();

    assertThat(form).startsWith("{\"ok\":true").isEqualTo(json);
  }

  @Test
  void aCallWithoutABodyIsNotAuthed() throws Exception {
    assertThat(post("/sandbox/slack/api/auth.test", "", "Accept", "*/*").body())
        .isEqualTo("{\"ok\":false,\"error\":\"not_authed\"}");
  }

  @Test
  void nobodyIsSomebodyDeactivated() throws Exception {
    String entered = "{\"as\":\"U000LEAVER1\",\"channel\":\"C000000OPS\",\"text\":\"hi\"}";

    assertThat(post("/sandbox/messages", entered, "Cookie", COOKIE).statusCode()).isEqualTo(400);
    assertThat(post("/sandbox/views/closed", entered, "Cookie", COOKIE).statusCode()).isEqualTo(400);
  }

  @Test
  void aBrokenMethodAnswersAsSlackWouldAndIsMended() throws Exception {
    breakAuthTest("\"fault\":\"down\",\"calls\":1");
    assertThat(authTest().statusCode()).isEqualTo(503);

    breakAuthTest("\"fault\":\"too_many_requests\",\"seconds\":7");
    HttpResponse<String> limited = authTest();
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).contains("7");
    assertThat(limited.body()).isEqualTo("{\"ok\":false,\"error\":\"ratelimited\"}");

    breakAuthTest("\"fault\":\"failing\"");
    assertThat(authTest().body()).isEqualTo("{\"ok\":false,\"error\":\"internal_error\"}");

    post("/sandbox/faults/mended", "{}", "Cookie", COOKIE);
    assertThat(authTest().body()).startsWith("{\"ok\":true");
  }

  private void breakAuthTest(String how) throws Exception {
    assertThat(post("/sandbox/faults/api", "{\"method\":\"auth.test\"," + how + "}", "Cookie", COOKIE).statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<String> authTest() throws Exception {
    return post("/sandbox/slack/api/auth.test", "{}", "Content-Type", "application/json", "Authorization",
        "Bearer xoxb-test");
  }

  @Test
  void aResponseUrlNobodyIssuedIsNotFound() throws Exception {
    assertThat(post("/sandbox/slack/response/guessed", "{\"text\":\"hi\"}",
        "Content-Type", "application/json").statusCode()).isEqualTo(404);
  }

  @Test
  void outsideSandboxModeThereIsNoSandbox() throws Exception {
    try (SandboxServer production = new SandboxServer("production")) {
      HttpRequest page = HttpRequest.newBuilder(production.at("/sandbox/?token=letmein")).build();
      HttpRequest api = HttpRequest.newBuilder(production.at("/sandbox/slack/api/auth.test")).build();

      assertThat(http.send(page, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(404);
      assertThat(http.send(api, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(404);
      for (String path : List.of("clock", "traffic", "faults", "files/F0", "slack/socket/x")) {
        HttpRequest any = HttpRequest.newBuilder(production.at("/sandbox/" + path)).build();
        assertThat(http.send(any, HttpResponse.BodyHandlers.ofString()).statusCode()).as(path).isEqualTo(404);
      }
    }
  }

  private HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(sandbox.at(path)).header("Cookie", cookie).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.at(path))
        .POST(HttpRequest.BodyPublishers.ofString(body));
    if (path.startsWith("/sandbox/slack/")) {
      request.headers(headers);
    } else {
      request.headers(headers).header("Content-Type", "application/json");
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
