package io.opsmate.app.sandbox.slack.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import io.opsmate.app.sandbox.slack.TimeTravel;
import io.opsmate.app.sandbox.slack.delivery.CommandHints;
import io.opsmate.app.sandbox.slack.workspace.Changes;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;

/** What the page reads. */
@PageOnly
@Controller("/sandbox")
@Requires(beans = SlackSandbox.class)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.APPLICATION_JSON)
final class PageReadController {

  /** How long one question for changes stays open. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final PageJson json;
  private final Changes changes;
  private final CommandHints hints;

  PageReadController(SlackSandbox sandbox, CommandHints hints, TimeTravel time) {
    this.json = new PageJson(sandbox, time);
    this.changes = sandbox.workspace().changes();
    this.hints = hints;
  }

  @Get("/workspace")
  String workspace() {
    return json.roster().toString();
  }

  @Get("/timeline")
  String timeline(@QueryValue("as") String person, @QueryValue String channel) {
    return json.timeline(person, channel).toString();
  }

  @Get("/home")
  String home(@QueryValue("as") String person) {
    return json.home(person).toString();
  }

  @Get("/modal")
  String modal(@QueryValue("as") String person) {
    return json.modal(person).toString();
  }

  /** Answers when something has changed since the given version, or after a while. */
  @Get("/changes")
  String changes(@QueryValue("as") String person, @QueryValue long since) throws InterruptedException {
    long version = changes.awaitAfter(since, PATIENCE);
    return json.changes(person, version).toString();
  }

  @Get("/hints")
  String hints() {
    ArrayNode list = Json.array();
    hints.hints().forEach(hint -> list.addObject().put("usage", hint.usage()).put("description", hint.description()));
    return list.toString();
  }
}
