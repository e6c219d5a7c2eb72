package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.traffic.BrokenRule;
import io.opsmate.app.sandbox.slack.traffic.Exchange;
import io.opsmate.app.sandbox.slack.traffic.SlackRules;
import io.opsmate.app.sandbox.slack.traffic.Traffic;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps every call of the Web API, what it was answered, and the rule it broke. */
public record ApiWatch(Traffic traffic) {
  public void note(String method, Optional<Call> call, ApiAnswer answer, Duration took) {
    ObjectNode arguments = call.map(Call::arguments).orElseGet(Json::object);
    String person = arguments.path("user").asText(arguments.path("user_id").asText());
    String channel = arguments.path("channel").asText(arguments.path("channel_id").asText());
    traffic.note(new Exchange.Subject(Exchange.Direction.TO_SLACK, "web_api", method, channel, person),
        Exchange.Request.http(arguments), result(answer, took, Optional.empty()));
  }

  private static Exchange.Result result(ApiAnswer answer, Duration took, Optional<String> fault) {
    return switch (answer) {
      case ApiAnswer.Ok _ -> of(200, Exchange.Outcome.OK, answer, took, fault, Optional.empty());
      case ApiAnswer.SlowDown _ -> of(429, Exchange.Outcome.RATE_LIMITED, answer, took, fault,
          fault.isEmpty() ? SlackRules.of("ratelimited") : Optional.empty());
      case ApiAnswer.Down(int status) -> of(status, Exchange.Outcome.DOWN, answer, took, fault, Optional.empty());
      case ApiAnswer.Late(_, ApiAnswer late) -> result(late, took, fault);
      case ApiAnswer.Disturbed(String by, ApiAnswer disturbed) -> result(disturbed, took, Optional.of(by));
      case ApiAnswer.MissingScope(String needed, var provided) -> of(200, Exchange.Outcome.REFUSED, answer, took,
          fault, Optional.of(new BrokenRule("missing_scope", "scope", "scope: " + needed + " is needed; granted are "
              + String.join(", ", provided.stream().sorted().toList()))));
      case ApiAnswer.Refused(String error, List<String> messages, List<String> rules) -> of(200,
          Exchange.Outcome.REFUSED, answer, took, fault, SlackRules.of(error, rules.isEmpty() ? messages : rules));
    };
  }

  private static Exchange.Result of(int status, Exchange.Outcome outcome, ApiAnswer answer, Duration took,
      Optional<String> fault, Optional<BrokenRule> rule) {
    return new Exchange.Result(status, outcome, took, answer.json(), rule, fault);
  }
}
