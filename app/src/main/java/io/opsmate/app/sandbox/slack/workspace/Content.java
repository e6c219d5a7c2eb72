package io.opsmate.app.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** What a message says: the fallback text, and blocks (an empty array when there are none). */
public record Content(String text, ArrayNode blocks) {

  public static Content text(String text) {
    return new Content(text, Json.array());
  }
}
