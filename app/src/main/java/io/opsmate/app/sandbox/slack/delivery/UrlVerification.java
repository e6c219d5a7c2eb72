package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;

/** Asks the bot to echo a challenge, as Slack does when a request URL is entered. */
public record UrlVerification(BotEndpoint bot, Ids ids) {

  public boolean passes() {
    String challenge = ids.responseUrl();
    ObjectNode request = Json.object();
    request.put("token", "unused");
    request.put("challenge", challenge);
    request.put("type", "url_verification");
    return bot.post(BotRequest.json(request)) instanceof BotAnswer.Acknowledged(String body)
        && (body.strip().equals(challenge)
            || Json.parse(body).filter(json -> json.path("challenge").asText().equals(challenge)).isPresent());
  }
}
