package io.opsmate.app.sandbox.slack.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import io.opsmate.app.sandbox.slack.api.Outage;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;
import java.util.Optional;

/** Breaks this Slack on purpose, and mends it again. */
@PageOnly
@Controller(value = "/sandbox/faults", consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
@Requires(beans = SlackSandbox.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FaultsController {
  private final SlackSandbox sandbox;

  FaultsController(SlackSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** {@code {"method":"usergroups.users.list","fault":"failing","calls":2}}; without calls until it is mended. */
  @Post("/api")
  HttpResponse<String> breakMethod(@Body String body) {
    JsonNode given = Json.parse(body).orElse(Json.object());
    String method = given.path("method").asText();
    Optional<Outage> outage = outage(given);
    if (method.isEmpty() || outage.isEmpty()) {
      return HttpResponse.badRequest(outcome("unknown_fault"));
    }
    sandbox.outages().begin(method, outage.get(), Math.max(1, given.path("calls").asInt(Integer.MAX_VALUE)));
    return HttpResponse.ok(outcome("broken"));
  }

  /** {@code {"times":2}} delivers every command, press, submission and event twice. */
  @Post("/deliveries")
  HttpResponse<String> redeliver(@Body String body) {
    int times = Json.parse(body).orElse(Json.object()).path("times").asInt();
    if (times < 1 || times > 10) {
      return HttpResponse.badRequest(outcome("unknown_fault"));
    }
    sandbox.redelivery().deliver(times);
    return HttpResponse.ok(outcome("set"));
  }

  @Post("/mended")
  HttpResponse<String> mend(@Body String body) {
    sandbox.outages().endAll();
    sandbox.redelivery().deliver(1);
    return HttpResponse.ok(outcome("mended"));
  }

  private static Optional<Outage> outage(JsonNode given) {
    return switch (given.path("fault").asText()) {
      case "failing" -> Optional.of(new Outage.Failing(given.path("error").asText("internal_error")));
      case "down" -> Optional.of(new Outage.Down(503));
      case "too_many_requests" -> Optional.of(new Outage.TooManyRequests(seconds(given)));
      case "slow" -> Optional.of(new Outage.Slow(seconds(given)));
      default -> Optional.empty();
    };
  }

  private static Duration seconds(JsonNode given) {
    return Duration.ofSeconds(Math.clamp(given.path("seconds").asInt(1), 1, 60));
  }

  private static String outcome(String name) {
    return Json.object().put("outcome", name).toString();
  }
}
