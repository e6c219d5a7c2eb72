package io.opsmate.app.sandbox.slack.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import io.opsmate.app.sandbox.slack.delivery.ResponseResult;
import io.opsmate.app.sandbox.slack.delivery.ResponseWatch;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.nio.charset.StandardCharsets;

/** Where the response_urls of commands and clicks lead. */
@Controller("/sandbox/slack/response")
@Requires(beans = SlackSandbox.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResponseUrlController {
  private final ResponseWatch urls;

  ResponseUrlController(SlackSandbox sandbox) {
    this.urls = sandbox.calls().responses();
  }

  @Post(value = "/{id}", consumes = MediaType.ALL)
  HttpResponse<String> answer(HttpRequest<byte[]> request, String id) {
    String body = request.getBody().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
    return switch (urls.answer(id, body)) {
      case ResponseResult.Taken _ -> json(HttpStatus.OK, Json.object().put("ok", true).toString());
      case ResponseResult.Gone(String error) -> json(HttpStatus.NOT_FOUND, refused(error));
      case ResponseResult.Refused(String error) -> json(HttpStatus.BAD_REQUEST, refused(error));
    };
  }

  private static String refused(String error) {
    return Json.object().put("ok", false).put("error", error).toString();
  }

  private static HttpResponse<String> json(HttpStatus status, String body) {
    return HttpResponse.<String>status(status).body(body).contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
