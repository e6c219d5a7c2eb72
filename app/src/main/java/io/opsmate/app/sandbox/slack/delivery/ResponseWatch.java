package io.opsmate.app.sandbox.slack.delivery;

import io.opsmate.app.sandbox.slack.traffic.BrokenRule;
import io.opsmate.app.sandbox.slack.traffic.Exchange;
import io.opsmate.app.sandbox.slack.traffic.SlackRules;
import io.opsmate.app.sandbox.slack.traffic.Traffic;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;
import java.util.Optional;

/** Keeps what the app posts to response_urls. */
public record ResponseWatch(ResponseUrls urls, Traffic traffic) {
  public ResponseResult answer(String id, String body) {
    Optional<Place> place = urls.placeOf(id);
    long began = System.nanoTime();
    ResponseResult result = urls.answer(id, body);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    traffic.note(
        new Exchange.Subject(Exchange.Direction.TO_SLACK, "response_url", "response_url",
            place.map(Place::channel).orElse(""), place.map(Place::person).orElse("")),
        Exchange.Request.http(Json.parse(body).orElseGet(() -> Json.object().put("body", body))),
        noted(result, took));
    return result;
  }

  private static Exchange.Result noted(ResponseResult result, Duration took) {
    return switch (result) {
      case ResponseResult.Taken _ -> new Exchange.Result(200, Exchange.Outcome.OK, took,
          Json.object().put("ok", true), Optional.empty(), Optional.empty());
      case ResponseResult.Gone(String error) -> refused(404, error, took, SlackRules.of(error));
      case ResponseResult.Refused(String error) -> refused(400, error, took,
          SlackRules.of(error)
              .or(() -> Optional.of(new BrokenRule(error, "response_url", "response_url: takes one JSON message"))));
    };
  }

  private static Exchange.Result refused(int status, String error, Duration took, Optional<BrokenRule> rule) {
    return new Exchange.Result(status, Exchange.Outcome.REFUSED, took,
        Json.object().put("ok", false).put("error", error), rule, Optional.empty());
  }
}
