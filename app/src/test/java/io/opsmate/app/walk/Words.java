package io.opsmate.app.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person can read in something of Slack's: every text in it, one a line. */
final class Words {
  private Words() {}

  static String in(JsonNode node) {
    return texts(node).collect(Collectors.joining("\n"));
  }

  private static Stream<String> texts(JsonNode node) {
    JsonNode text = node.path("text");
    Stream<String> inside = node.valueStream().flatMap(Words::texts);
    return text.isTextual() ? Stream.concat(Stream.of(text.asText()), inside) : inside;
  }
}
