package io.opsmate.app.sandbox.slack.http;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.opsmate.app.sandbox.slack.Switches;
import io.opsmate.app.sandbox.slack.api.NewerBlocks;
import io.opsmate.app.sandbox.slack.api.Outage;
import io.opsmate.app.sandbox.slack.delivery.Sockets;
import io.opsmate.app.sandbox.slack.workspace.Changes;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Breaks this Slack on purpose, and mends it again. */
@PageOnly
@Controller(value = "/sandbox/faults", consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
@Requires(beans = SlackSandbox.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FaultsController {
  /** The longest that the network may take, and the longest that a cloud's region may, in milliseconds. */
  private static final int SLOWEST_WIRE = 10_000;

  private static final int SLOWEST_CLOUD = 60_000;

  private final Switches switches;
  private final Sockets sockets;
  private final Changes changes;

  FaultsController(SlackSandbox sandbox) {
    this.switches = sandbox.switches();
    this.sockets = sandbox.calls().sockets();
    this.changes = sandbox.workspace().changes();
  }

  @Get
  String now() {
    return FaultsJson.of(switches).toString();
  }

  /** {@code {"method":"usergroups.users.list","fault":"failing","calls":2}}; without calls until it is mended. */
  @Post("/api")
  HttpResponse<String> breakMethod(@Body String body) {
    JsonNode given = read(body);
    String method = given.path("method").asText();
    if (!method.isEmpty() && given.path("fault").asText().equals("none")) {
      switches.outages().end(method);
      return set("mended");
    }
    Optional<Outage> outage = outage(given);
    if (method.isEmpty() || outage.isEmpty()) {
      return unknown();
    }
    switches.outages().begin(method, outage.get(), Math.max(1, given.path("calls").asInt(Integer.MAX_VALUE)));
    return set("broken");
  }

  /** {@code {"api_ms":800,"deliveries_ms":0}}; what is not named stays. */
  @Post("/latency")
  HttpResponse<String> slowDown(@Body String body) {
    JsonNode given = read(body);
    if (!given.has("api_ms") && !given.has("deliveries_ms")) {
      return unknown();
    }
    switches.outages().slowDown(millis(given, "api_ms", switches.outages().lag(), SLOWEST_WIRE));
    switches.wire().slowDown(millis(given, "deliveries_ms", switches.wire().by(), SLOWEST_WIRE));
    return set("set");
  }

  /** {@code {"times":2}} delivers every command, press, submission and event twice. */
  @Post("/deliveries")
  HttpResponse<String> redeliver(@Body String body) {
    int times = read(body).path("times").asInt();
    if (times < 1 || times > 10) {
      return unknown();
    }
    switches.redelivery().deliver(times);
    return set("set");
  }

  /** {@code {"ms_per_region":2000}} makes reading the demo estate take so long. */
  @Post("/cloud")
  HttpResponse<String> slowCloud(@Body String body) {
    JsonNode given = read(body);
    if (!given.has("ms_per_region")) {
      return unknown();
    }
    switches.cloud().take(millis(given, "ms_per_region", Duration.ZERO, SLOWEST_CLOUD));
    return set("set");
  }

  /** {@code {"refused":true}}, or a list of block types. */
  @Post("/blocks")
  HttpResponse<String> refuseBlocks(@Body String body) {
    JsonNode refused = read(body).path("refused");
    if (!refused.isBoolean() && !refused.isArray()) {
      return unknown();
    }
    Set<String> types = new HashSet<>(refused.asBoolean() ? NewerBlocks.ALL : Set.of());
    refused.forEach(type -> types.add(type.asText()));
    switches.blocks().refuse(types);
    return set("set");
  }

  /** {@code {"do":"refresh"}} renews the oldest connection of Socket Mode as Slack does; {@code drop} cuts them all. */
  @Post("/socket")
  HttpResponse<String> disturbSockets(@Body String body) {
    switch (read(body).path("do").asText()) {
      case "refresh" -> sockets.refresh();
      case "drop" -> sockets.drop();
      default -> {
        return unknown();
      }
    }
    return set("set");
  }

  @Post("/mended")
  HttpResponse<String> mend(@Body String body) {
    switches.mend();
    return set("mended");
  }

  private HttpResponse<String> set(String outcome) {
    changes.happened(Changes.Kind.SWITCHES);
    return HttpResponse.ok(FaultsJson.of(switches).put("outcome", outcome).toString());
  }

  private static Optional<Outage> outage(JsonNode given) {
    return switch (given.path("fault").asText()) {
      case "failing" -> Optional.of(new Outage.Failing(given.path("error").asText("internal_error")));
      case "down" -> Optional.of(new Outage.Down(503));
      case "too_many_requests" -> Optional.of(new Outage.TooManyRequests(seconds(given)));
      case "slow" -> Optional.of(new Outage.Slow(seconds(given)));
      case "missing_scope" -> Optional.of(new Outage.MissingScope());
      default -> Optional.empty();
    };
  }

  private static Duration seconds(JsonNode given) {
    return Duration.ofSeconds(Math.clamp(given.path("seconds").asInt(1), 1, 60));
  }

  private static Duration millis(JsonNode given, String name, Duration otherwise, int most) {
    return given.has(name) ? Duration.ofMillis(Math.clamp(given.path(name).asInt(0), 0, most)) : otherwise;
  }

  private static JsonNode read(String body) {
    return Json.parse(body).orElse(Json.object());
  }

  private static HttpResponse<String> unknown() {
    return HttpResponse.badRequest(Json.object().put("outcome", "unknown_fault").toString());
  }
}
