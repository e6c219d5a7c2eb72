package io.opsmate.app.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * What a message says: the fallback text, and blocks (an empty array when there are none).
 *
 * @param files what is shared with it, as Slack's API describes files
 */
public record Content(String text, ArrayNode blocks, ArrayNode files) {
  public Content(String text, ArrayNode blocks) {
    this(text, blocks, Json.array());
  }

  public static Content text(String text) {
    return new Content(text, Json.array());
  }
}
