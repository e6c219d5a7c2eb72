package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.MovableClock;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import io.opsmate.commands.blockkit.BlockKitValidator;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A workspace and its Web API, for tests to call. */
final class ApiFixture {
  static final String TOKEN = "xoxb-test";
  static final String APP_TOKEN = "xapp-test";
  static final Set<String> ALL_SCOPES = Set.of("assistant:write", "channels:read", "chat:write", "commands",
      "files:write", "im:write", "usergroups:read", "users:read", "users:read.email");
  static final String SECTION =
      "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"hello\"}}]";

  final MovableClock clock = new MovableClock();
  final SlackWorkspace workspace;
  final Outages outages = new Outages();
  final SlackApi api;

  private ApiFixture(Roster roster, BlockCheck blockCheck, Set<String> scopes) {
    this.workspace = SlackWorkspace.of(roster, clock, clock);
    this.api = new SlackApi(workspace, blockCheck, new ChannelPace(2, clock), outages,
        new SlackApi.Access(TOKEN, scopes, APP_TOKEN),
        new SlackApi.Addresses(URI.create("http://127.0.0.1:8080/sandbox/"),
            URI.create("http://127.0.0.1:8080/sandbox/slack/upload/")),
        _ -> new ApiAnswer.Ok(Json.object().put("url", "ws://127.0.0.1:8080/socket")));
  }

  private ApiFixture(Roster roster, BlockCheck blockCheck) {
    this(roster, blockCheck, ALL_SCOPES);
  }

  static ApiFixture open() {
    return new ApiFixture(SandboxTeam.roster(), (surface, json) -> List.of());
  }

  static ApiFixture refusingBlocks(String message, String pointer) {
    return new ApiFixture(
        SandboxTeam.roster(),
        (surface, json) -> List.of(new BlockCheck.Fault(message, pointer, "a rule")));
  }

  /** With the application's own validator, as the sandbox is given it. */
  static ApiFixture strict() {
    return new ApiFixture(SandboxTeam.roster(), (surface, json) -> BlockKitValidator.check(surface, json)
        .stream()
        .map(fault -> new BlockCheck.Fault(fault.message(), fault.pointer(), fault.rule()))
        .toList());
  }

  static ApiFixture granted(String... scopes) {
    return new ApiFixture(SandboxTeam.roster(), (surface, json) -> List.of(), Set.of(scopes));
  }

  static ApiFixture in(Roster roster) {
    return new ApiFixture(roster, (surface, json) -> List.of());
  }

  ObjectNode call(String method, String arguments) {
    return answer(method, arguments).json();
  }

  ApiAnswer answer(String method, String arguments) {
    JsonNode json = Json.parse(arguments).orElseThrow();
    return api.call(method, new Call(Optional.of(TOKEN), (ObjectNode) json));
  }

  String error(String method, String arguments) {
    return call(method, arguments).path("error").asText();
  }
}
