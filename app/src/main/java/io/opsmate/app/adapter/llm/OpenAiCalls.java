package io.opsmate.app.adapter.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The calls of tools in one answer, each with an index and an id of its own. Some servers give all the same index or none,
 * no id or a new one with every piece, say the name with every piece, or write arguments as an object.
 */
final class OpenAiCalls {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int NO_INDEX = -1;

  private final Map<Integer, Call> byTheirs = new HashMap<>();
  private int next;

  /** One call as far as it was heard. */
  private static final class Call {
    private final int index;
    private final String id;
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder arguments = new StringBuilder();

    Call(int index, String id) {
      this.index = index;
      this.id = id;
    }
  }

  /** Changes what is said of calls in one event, and drops what says nothing. */
  void plain(JsonNode delta) {
    for (Iterator<JsonNode> all = delta.path("tool_calls").elements(); all.hasNext();) {
      if (!(all.next() instanceof ObjectNode piece) || !says(piece)) {
        all.remove();
      } else {
        plain(piece);
      }
    }
  }

  private static boolean says(ObjectNode piece) {
    return piece.path("function").isObject();
  }

  private void plain(ObjectNode piece) {
    ObjectNode function = (ObjectNode) piece.path("function");
    String id = text(piece, "id");
    String name = text(function, "name");
    int theirs = piece.path("index").asInt(NO_INDEX);
    Call call = byTheirs.get(theirs);
    boolean begins = call == null || begins(call, id, name);
    if (call == null || begins) {
      call = new Call(next, id);
      byTheirs.put(theirs, call);
      piece.put("id", id.isEmpty() ? "call_" + next : id);
      next++;
    } else {
      piece.remove("id");
    }
    piece.put("index", call.index);
    if (!begins && name.contentEquals(call.name)) {
      function.remove("name");
    } else {
      call.name.append(name);
    }
    JsonNode arguments = function.path("arguments");
    if (arguments.isContainerNode()) {
      function.put("arguments", arguments.toString());
    }
    call.arguments.append(text(function, "arguments"));
  }

  /** A name where there is one already is another call, unless it is the same one's again. */
  private static boolean begins(Call call, String id, String name) {
    if (name.isEmpty() || call.name.isEmpty()) {
      return false;
    }
    return id.isEmpty() || call.id.isEmpty() ? isWhole(call.arguments.toString()) : !id.equals(call.id);
  }

  private static boolean isWhole(String json) {
    try {
      return JSON.readTree(json).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}
