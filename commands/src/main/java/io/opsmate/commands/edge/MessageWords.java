package io.opsmate.commands.edge;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything a message says: its text, and what stands in its blocks and attachments, of whatever kind they are.
 * Words said twice, as a message's text repeats its blocks, are kept once.
 */
final class MessageWords {
  /** Unit: characters. A message has at most 40,000; nobody means more than this by “this message”. */
  private static final int KEPT = 12_000;

  /** Properties that hold words or links to be seen; a button's value names what it is about. */
  private static final Set<String> WORDS = Set.of("text", "title", "fallback", "pretext", "footer", "value", "url",
      "alt_text", "name", "title_link", "from_url");

  private MessageWords() {}

  /** @param body of the request, form-encoded */
  static String in(@Nullable String body) {
    if (body == null) {
      return "";
    }
    for (String field : body.split("&")) {
      if (field.startsWith("payload=")) {
        return of(URLDecoder.decode(field.substring("payload=".length()), StandardCharsets.UTF_8));
      }
    }
    return body.startsWith("{") ? of(body) : "";
  }

  private static String of(String payload) {
    Set<String> words = new LinkedHashSet<>();
    try {
      if (JsonParser.parseString(payload) instanceof JsonObject object
          && object.get("message") instanceof JsonObject message) {
        collect(message, words);
      }
    } catch (JsonParseException _) {
      return "";
    }
    String all = String.join("\n", words);
    return all.substring(0, Math.min(all.length(), KEPT));
  }

  private static void collect(JsonElement here, Set<String> words) {
    if (here.isJsonArray()) {
      here.getAsJsonArray().forEach(one -> collect(one, words));
    } else if (here.isJsonObject()) {
      for (Map.Entry<String, JsonElement> property : here.getAsJsonObject().entrySet()) {
        if (property.getValue() instanceof JsonPrimitive value) {
          if (WORDS.contains(property.getKey()) && value.isString() && !value.getAsString().isBlank()) {
            words.add(value.getAsString());
          }
        } else {
          collect(property.getValue(), words);
        }
      }
    }
  }
}
