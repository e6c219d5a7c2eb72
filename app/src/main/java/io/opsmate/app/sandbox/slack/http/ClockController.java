package io.opsmate.app.sandbox.slack.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import io.opsmate.app.sandbox.slack.TimeTravel;
import io.opsmate.app.sandbox.slack.workspace.Changes;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Moves the sandbox's time forward. */
@PageOnly
@Controller(value = "/sandbox/clock", consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
@Requires(beans = SlackSandbox.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClockController {
  /** At once; a typing error is not to age the company by a century. */
  private static final Duration FARTHEST = Duration.ofDays(366);

  private final TimeTravel time;
  private final Changes changes;

  ClockController(TimeTravel time, SlackSandbox sandbox) {
    this.time = time;
    this.changes = sandbox.workspace().changes();
  }

  @Get
  String read() {
    return PageJson.clock(time).toString();
  }

  @Post
  HttpResponse<String> move(@Body String body) {
    try {
      Duration by = asked(Json.parse(body).orElse(Json.object()));
      if (by.isNegative() || by.isZero()) {
        return refused("The clock only moves forward. It was not moved.");
      }
      if (by.compareTo(FARTHEST) > 0) {
        return refused("The clock moves at most 366 days at once. It was not moved.");
      }
      time.forward(by);
    } catch (IllegalStateException busy) {
      return refused("OpsMate is still at work: " + busy.getMessage() + ". The clock was not moved. Try again.");
    } catch (DateTimeException | ArithmeticException unreadable) {
      return refused("Say how far, {\"by\":\"PT1H\"}, or to when, {\"to\":\"2026-11-25T08:00:00Z\"}. The clock was not"
          + " moved.");
    }
    return moved();
  }

  private HttpResponse<String> moved() {
    changes.happened(Changes.Kind.SWITCHES);
    return HttpResponse.ok(PageJson.clock(time).put("outcome", "moved").toString());
  }

  private Duration asked(JsonNode given) {
    return given.hasNonNull("to")
        ? Duration.between(time.now(), Instant.parse(given.path("to").asText()))
        : Duration.parse(given.path("by").asText());
  }

  private static HttpResponse<String> refused(String why) {
    ObjectNode json = Json.object().put("outcome", "refused").put("text", why);
    return HttpResponse.badRequest(json.toString());
  }
}
