package io.opsmate.app.sandbox.slack.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import io.opsmate.app.sandbox.slack.api.ApiAnswer;
import io.opsmate.app.sandbox.slack.api.ApiWatch;
import io.opsmate.app.sandbox.slack.api.Call;
import io.opsmate.app.sandbox.slack.api.CallReader;
import io.opsmate.app.sandbox.slack.api.SlackApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The Web API over HTTP, where {@code SLACK_API_URL} points in sandbox mode. */
@Controller("/sandbox/slack/api")
@Requires(beans = SlackSandbox.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SlackApiController {
  private final SlackApi api;
  private final ApiWatch watch;

  SlackApiController(SlackSandbox sandbox) {
    this.api = sandbox.calls().api();
    this.watch = new ApiWatch(sandbox.traffic());
  }

  @Get("/{method}")
  HttpResponse<String> get(HttpRequest<?> request, String method) {
    return call(request, method, "");
  }

  @Post(value = "/{method}", consumes = MediaType.ALL)
  HttpResponse<String> post(HttpRequest<byte[]> request, String method) {
    String body = request.getBody().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
    return call(request, method, body);
  }

  private HttpResponse<String> call(HttpRequest<?> request, String method, String body) {
    String query = request.getUri().getRawQuery();
    long began = System.nanoTime();
    Optional<Call> call = CallReader.read(
        request.getHeaders().get(HttpHeaders.CONTENT_TYPE, String.class, ""),
        body,
        query == null ? "" : query,
        request.getHeaders().findFirst(HttpHeaders.AUTHORIZATION));
    ApiAnswer answer = call.map(read -> api.call(method, read)).orElseGet(() -> ApiAnswer.refused("invalid_json"));
    HttpResponse<String> response = http(answer);
    watch.note(method, call, answer, Duration.ofNanos(System.nanoTime() - began));
    return response;
  }

  private static HttpResponse<String> http(ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.Late(Duration by, ApiAnswer late) -> {
        await(by);
        yield http(late);
      }
      case ApiAnswer.Disturbed(_, ApiAnswer disturbed) -> http(disturbed);
      case ApiAnswer.Down(int status) -> HttpResponse.<String>status(HttpStatus.valueOf(status))
          .body("upstream connect error\n")
          .contentType(MediaType.TEXT_PLAIN_TYPE);
      case ApiAnswer.SlowDown(Duration retryAfter) -> json(answer)
          .status(HttpStatus.TOO_MANY_REQUESTS)
          .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
      case ApiAnswer.Ok _, ApiAnswer.Refused _, ApiAnswer.MissingScope _ -> json(answer);
    };
  }

  private static MutableHttpResponse<String> json(ApiAnswer answer) {
    return HttpResponse.ok(answer.json().toString()).contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private static void await(Duration by) {
    try {
      Thread.sleep(by);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
