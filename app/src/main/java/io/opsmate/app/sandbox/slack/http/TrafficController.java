package io.opsmate.app.sandbox.slack.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import io.opsmate.app.sandbox.slack.traffic.Traffic;
import io.opsmate.app.sandbox.slack.workspace.Json;

/** Shows what went over the wire. */
@PageOnly
@Controller(value = "/sandbox/traffic", consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
@Requires(beans = SlackSandbox.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrafficController {
  /** Exchanges told at once. */
  private static final int SHOWN = 200;

  private final Traffic traffic;

  TrafficController(SlackSandbox sandbox) {
    this.traffic = sandbox.traffic();
  }

  @Get
  String after(@QueryValue(defaultValue = "0") long after) {
    return TrafficJson.of(traffic, after, SHOWN).toString();
  }

  @Post("/cleared")
  String clear(@Body String body) {
    traffic.clear();
    return Json.object().put("outcome", "cleared").toString();
  }
}
