package io.opsmate.app.sandbox.slack.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One request and its answer.
 *
 * @param at real time, as signatures carry it
 */
public record Exchange(long id, Instant at, Subject subject, Request request, Result result) {
  /** Who began. */
  public enum Direction {
    TO_SLACK,
    TO_APP
  }

  /** How it ended. */
  public enum Outcome {
    OK,
    REFUSED,
    RATE_LIMITED,
    DOWN,
    LATE,
    UNREACHABLE
  }

  /**
   * What it was about.
   *
   * @param kind {@code web_api}, {@code command}, {@code event} ...
   * @param name the method, the command, the action id, the type of event
   * @param channel empty when it has none
   * @param person empty when nobody began it
   */
  public record Subject(Direction direction, String kind, String name, String channel, String person) {}

  /**
   * What was sent.
   *
   * @param transport {@code http} or {@code socket}
   */
  public record Request(String transport, JsonNode body, Optional<Retry> retry) {
    public static Request http(JsonNode body) {
      return new Request("http", body, Optional.empty());
    }
  }

  /** Which repetition this is, and why, as Slack's headers say. */
  public record Retry(int num, String reason) {}

  /**
   * What came of it.
   *
   * @param status of HTTP; 0 when nothing answered
   * @param fault the switch of the sandbox that did it
   */
  public record Result(int status, Outcome outcome, Duration took, JsonNode answer, Optional<BrokenRule> rule,
      Optional<String> fault) {}
}
