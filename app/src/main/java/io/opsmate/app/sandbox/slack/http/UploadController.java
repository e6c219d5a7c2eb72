package io.opsmate.app.sandbox.slack.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import io.opsmate.app.sandbox.slack.traffic.Exchange;
import io.opsmate.app.sandbox.slack.traffic.SlackRules;
import io.opsmate.app.sandbox.slack.traffic.Traffic;
import io.opsmate.app.sandbox.slack.workspace.Files;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;
import java.util.Optional;

/** Where the bytes of announced files go; the address is the secret. */
@Controller("/sandbox/slack/upload")
@Requires(beans = SlackSandbox.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UploadController {
  private final Files files;
  private final Traffic traffic;

  UploadController(SlackSandbox sandbox) {
    this.files = sandbox.workspace().files();
    this.traffic = sandbox.traffic();
  }

  @Post(value = "/{ticket}", consumes = MediaType.ALL, produces = MediaType.TEXT_PLAIN)
  HttpResponse<String> take(HttpRequest<byte[]> request, String ticket) {
    byte[] bytes = request.getBody().orElse(new byte[0]);
    boolean taken = files.fill(ticket, bytes);
    traffic.note(new Exchange.Subject(Exchange.Direction.TO_SLACK, "upload", "upload", "", ""),
        Exchange.Request.http(Json.object().put("bytes", bytes.length)),
        new Exchange.Result(taken ? 200 : 404, taken ? Exchange.Outcome.OK : Exchange.Outcome.REFUSED, Duration.ZERO,
            Json.object().put("ok", taken), taken ? Optional.empty() : SlackRules.of("file_not_found"),
            Optional.empty()));
    return taken ? HttpResponse.ok("OK - " + bytes.length) : HttpResponse.notFound("file_not_found");
  }
}
