package io.opsmate.app.sandbox.slack.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.Switches;
import io.opsmate.app.sandbox.slack.api.Outage;
import io.opsmate.app.sandbox.slack.api.Outages;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the page is told of what is broken on purpose. */
final class FaultsJson {
  private FaultsJson() {}

  static ObjectNode of(Switches switches) {
    ObjectNode json = Json.object().put("any", switches.isAnyOn());
    ArrayNode api = json.putArray("api");
    new TreeMap<>(switches.outages().now()).forEach((method, planned) -> api.add(of(method, planned)));
    json.putObject("latency")
        .put("api_ms", switches.outages().lag().toMillis())
        .put("deliveries_ms", switches.wire().by().toMillis());
    json.putObject("deliveries").put("times", switches.redelivery().times());
    json.putObject("cloud").put("ms_per_region", switches.cloud().perRegion().toMillis());
    json.putObject("blocks").set("refused", Json.texts(new TreeSet<>(switches.blocks().refused())));
    return json;
  }

  private static ObjectNode of(String method, Outages.Planned planned) {
    ObjectNode json = Json.object().put("method", method);
    switch (planned.outage()) {
      case Outage.TooManyRequests(var after) ->
          json.put("fault", "too_many_requests").put("seconds", after.toSeconds());
      case Outage.Down _ -> json.put("fault", "down");
      case Outage.Failing(String error) -> json.put("fault", "failing").put("error", error);
      case Outage.Slow(var by) -> json.put("fault", "slow").put("seconds", by.toSeconds());
      case Outage.MissingScope _ -> json.put("fault", "missing_scope");
    }
    if (!planned.isLasting()) {
      json.put("calls", planned.calls());
    }
    return json;
  }
}
