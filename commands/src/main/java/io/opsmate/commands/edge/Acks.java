package io.opsmate.commands.edge;

import com.slack.api.bolt.response.Response;
import io.opsmate.commands.outbox.Letter;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.commons.text.translate.LookupTranslator;

/** What goes back to Slack within its three seconds. Only a command's answer is shown, and only to whoever typed it. */
final class Acks {
  private static final LookupTranslator ESCAPE = new LookupTranslator(Map.of("&", "&amp;", "<", "&lt;", ">", "&gt;"));

  private Acks() {}

  static Response nothing() {
    return Response.ok();
  }

  /** Slack shows a warning at the button. */
  static Response failed() {
    return Response.builder().statusCode(503).contentType("text/plain").body("nothing was recorded").build();
  }

  static Response noUser() {
    return Response.builder().statusCode(400).contentType("text/plain").body("no user").build();
  }

  static Response ephemeral(String sentence) {
    return ephemeral(new Letter.Body(escaped(sentence), "[]"));
  }

  static Response ephemeral(Letter.Body body) {
    String blocks = body.blocks().equals("[]") ? "" : ",\"blocks\":" + body.blocks();
    String json =
        "{\"response_type\":\"ephemeral\",\"text\":\"" + StringEscapeUtils.escapeJson(body.text()) + "\"" + blocks
            + "}";
    return json(json);
  }

  /** Where nobody is shown what is sent back, so that bad news has to be said otherwise. */
  static Response unshown(Admission admission, Consumer<String> say) {
    return switch (admission) {
      case Admission.Admitted _, Admission.Repeated _ -> nothing();
      case Admission.Foreign(String because) -> {
        say.accept(because);
        yield nothing();
      }
      case Admission.NotRecorded(String says) -> {
        say.accept(says);
        yield failed();
      }
    };
  }

  /** Shows something else in the window that a form was sent from. */
  static Response update(String view) {
    return json("{\"response_action\":\"update\",\"view\":" + view + "}");
  }

  /** Says beside each field what is wrong with it; where the form has no field to say it at, {@code otherwise} does. */
  static Response faults(Map<String, String> faults, Function<String, Response> otherwise) {
    if (faults.containsKey("")) {
      return otherwise.apply(String.join(" ", faults.values()));
    }
    String errors = faults.entrySet()
        .stream()
        .map(fault -> quoted(fault.getKey()) + ":" + quoted(fault.getValue()))
        .collect(Collectors.joining(","));
    return json("{\"response_action\":\"errors\",\"errors\":{" + errors + "}}");
  }

  private static String quoted(String words) {
    return "\"" + StringEscapeUtils.escapeJson(words) + "\"";
  }

  private static Response json(String body) {
    return Response.builder()
        .statusCode(200)
        .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
        .body(body)
        .build();
  }

  /** Slack's three escapes, so that words can neither format a link nor mention. */
  static String escaped(String words) {
    return ESCAPE.translate(words);
  }
}
