package io.opsmate.app.sandbox.slack.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.traffic.Exchange;
import io.opsmate.app.sandbox.slack.traffic.Traffic;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.Locale;

/** What the page is told of the traffic. */
final class TrafficJson {
  private TrafficJson() {}

  static ObjectNode of(Traffic traffic, long after, int most) {
    ObjectNode json = Json.object().put("newest", traffic.newest()).put("oldest", traffic.oldest());
    ArrayNode exchanges = json.putArray("exchanges");
    traffic.after(after, most).forEach(one -> exchanges.add(of(one)));
    return json;
  }

  private static ObjectNode of(Exchange exchange) {
    Exchange.Subject subject = exchange.subject();
    Exchange.Result result = exchange.result();
    ObjectNode json = Json.object();
    json.put("id", exchange.id());
    json.put("at", exchange.at().toString());
    json.put("direction", lower(subject.direction()));
    json.put("kind", subject.kind());
    json.put("name", subject.name());
    json.put("channel", subject.channel());
    json.put("person", subject.person());
    json.put("transport", exchange.request().transport());
    json.put("status", result.status());
    json.put("outcome", lower(result.outcome()));
    json.put("took_ms", result.took().toMillis());
    json.set("request", exchange.request().body());
    json.set("answer", result.answer());
    result.rule()
        .ifPresent(rule -> json.putObject("rule")
            .put("error", rule.error())
            .put("name", rule.name())
            .put("words", rule.words()));
    exchange.request()
        .retry()
        .ifPresent(retry -> json.putObject("retry").put("num", retry.num()).put("reason", retry.reason()));
    result.fault().ifPresent(fault -> json.put("fault", fault));
    return json;
  }

  private static String lower(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
