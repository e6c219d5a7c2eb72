package io.opsmate.app.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in the one form of RFC 8785, in which it is hashed. */
public final class CanonicalJson {
  private static final ObjectMapper PLAIN = new ObjectMapper();

  private CanonicalJson() {}

  /** Strings, and maps of them. */
  public static String of(Map<String, ?> values) {
    return of(PLAIN.<JsonNode>valueToTree(values));
  }

  static String of(JsonNode tree) {
    try {
      return new JsonCanonicalizer(PLAIN.writeValueAsString(tree)).getEncodedString();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON that RFC 8785 could write: " + e.getMessage(), e);
    }
  }
}
