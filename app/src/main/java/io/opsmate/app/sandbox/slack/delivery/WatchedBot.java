package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.opsmate.app.sandbox.slack.traffic.BrokenRule;
import io.opsmate.app.sandbox.slack.traffic.Exchange;
import io.opsmate.app.sandbox.slack.traffic.SlackRules;
import io.opsmate.app.sandbox.slack.traffic.Traffic;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps every request to the bot, and how long its acknowledgement took. */
public final class WatchedBot implements BotEndpoint {
  private final BotEndpoint bot;
  private final Traffic traffic;
  private final Supplier<String> transport;
  private final Supplier<Optional<String>> fault;

  /**
   * Watches a bot.
   *
   * @param transport {@code http} or {@code socket}, as it is now
   * @param fault what is done to the wire on purpose now
   */
  public WatchedBot(BotEndpoint bot, Traffic traffic, Supplier<String> transport, Supplier<Optional<String>> fault) {
    this.bot = bot;
    this.traffic = traffic;
    this.transport = transport;
    this.fault = fault;
  }

  @Override
  public BotAnswer post(BotRequest request) {
    String how = transport.get();
    long began = System.nanoTime();
    BotAnswer answer = bot.post(request);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    traffic.note(subject(request.content()), new Exchange.Request(how, request.content(), retry(request.headers())),
        result(answer, took, request.fault().or(fault)));
    return answer;
  }

  private static Exchange.Subject subject(JsonNode content) {
    String type = content.path("type").asText();
    if (content.has("command")) {
      return about("command", content.path("command").asText(), content.path("channel_id"), content.path("user_id"));
    }
    return switch (type) {
      case "event_callback" -> {
        JsonNode event = content.path("event");
        yield about("event", event.path("type").asText(), event.path("channel"), event.path("user"));
      }
      case "block_actions" -> about(type, content.path("actions").path(0).path("action_id").asText(),
          content.path("channel").path("id"), content.path("user").path("id"));
      case "view_submission", "view_closed" -> about(type, content.path("view").path("callback_id").asText(),
          content.path("channel").path("id"), content.path("user").path("id"));
      case "message_action" -> about(type, content.path("callback_id").asText(),
          content.path("channel").path("id"), content.path("user").path("id"));
      case "url_verification" -> about(type, type, content.path("channel"), content.path("user"));
      default -> about("event", type, content.path("channel"), content.path("user"));
    };
  }

  private static Exchange.Subject about(String kind, String name, JsonNode channel, JsonNode person) {
    return new Exchange.Subject(Exchange.Direction.TO_APP, kind, name, channel.asText(), person.asText());
  }

  private static Optional<Exchange.Retry> retry(Map<String, String> headers) {
    return Optional.ofNullable(headers.get("X-Slack-Retry-Num"))
        .map(num -> new Exchange.Retry(Integer.parseInt(num), headers.getOrDefault("X-Slack-Retry-Reason", "")));
  }

  private static Exchange.Result result(BotAnswer answer, Duration took, Optional<String> fault) {
    Optional<BrokenRule> rule = Failure.of(answer).map(failure -> SlackRules.worded(failure.error(), failure.rule()));
    return switch (answer) {
      case BotAnswer.Acknowledged(String body) -> new Exchange.Result(200, Exchange.Outcome.OK, took,
          Json.parse(body).orElseGet(() -> TextNode.valueOf(body)), rule, fault);
      case BotAnswer.Refused(int status, _) ->
          new Exchange.Result(status, Exchange.Outcome.REFUSED, took, Json.object(), rule, fault);
      case BotAnswer.Late _ -> new Exchange.Result(0, Exchange.Outcome.LATE, took, Json.object(), rule, fault);
      case BotAnswer.Unreachable(String why) -> new Exchange.Result(0, Exchange.Outcome.UNREACHABLE, took,
          Json.object().put("why", why), rule, fault);
    };
  }
}
