package io.opsmate.app.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.delivery.BotAnswer;
import io.opsmate.app.sandbox.slack.delivery.BotEndpoint;
import io.opsmate.app.sandbox.slack.delivery.BotRequest;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bot that keeps what it was sent and answers as told; without a script it acknowledges in silence. */
public final class ScriptedBot implements BotEndpoint {
  private final List<BotRequest> received = new ArrayList<>();
  private final Deque<BotAnswer> script = new ArrayDeque<>();

  @Override
  public BotAnswer post(BotRequest request) {
    received.add(request);
    return script.isEmpty() ? new BotAnswer.Acknowledged("") : script.removeFirst();
  }

  public ScriptedBot answers(BotAnswer... answers) {
    script.addAll(List.of(answers));
    return this;
  }

  public List<BotRequest> received() {
    return received;
  }

  public Map<String, String> lastForm() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : received.getLast().body().split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(decoded(parts[0]), decoded(parts[1]));
    }
    return fields;
  }

  public JsonNode lastPayload() {
    return Json.parse(lastForm().getOrDefault("payload", "")).orElseThrow();
  }

  public JsonNode lastJson() {
    return Json.parse(received.getLast().body()).orElseThrow();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
