package io.opsmate.commands.blockkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Text.Span;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Texts as Slack's {@code rich_text} and back. Nothing in it is interpreted, so words from outside need no care but that of
 * {@link Inert#oneLine}. Source: docs.slack.dev, rich text block, August 2026.
 */
final class RichText {
  private static final String DATE = "{date_short_pretty} at {time}";

  /** What stands where nothing does; Slack takes no empty text. */
  private static final String NOTHING = "–";

  private RichText() {}

  /** A cell of a table: plain words as {@code raw_text}, anything else as {@code rich_text}. */
  static JsonObject cell(Text text) {
    if (text.spans().stream().allMatch(Text.Plain.class::isInstance)) {
      String words = Inert.oneLine(text.plain()).strip();
      return of("raw_text", "text", words.isEmpty() ? NOTHING : words);
    }
    JsonArray elements = new JsonArray();
    text.spans().stream().map(RichText::element).flatMap(Optional::stream).forEach(elements::add);
    if (elements.isEmpty()) {
      elements.add(of("text", "text", NOTHING));
    }
    JsonObject section = new JsonObject();
    section.addProperty("type", "rich_text_section");
    section.add("elements", elements);
    JsonArray sections = new JsonArray();
    sections.add(section);
    JsonObject cell = new JsonObject();
    cell.addProperty("type", "rich_text");
    cell.add("elements", sections);
    return cell;
  }

  /** What {@link #cell} wrote. */
  static Text text(JsonObject cell) {
    if (is(cell, "raw_text")) {
      return Text.of(word(cell, "text"));
    }
    List<Span> spans = new ArrayList<>();
    for (JsonElement section : cell.getAsJsonArray("elements")) {
      section.getAsJsonObject()
          .getAsJsonArray("elements")
          .forEach(element -> spans.add(span(element.getAsJsonObject())));
    }
    return new Text(spans);
  }

  private static Optional<JsonObject> element(Span span) {
    return switch (span) {
      case Text.Plain(String words) -> words(words, "");
      case Text.Strong(String words) -> words(words, "bold");
      case Text.Code(String words) -> words(words, "code");
      case Text.Link(var to, String words) -> Mrkdwn.isLink(to.toString())
          ? words(words, "").map(shown -> with(of("link", "url", to.toString()), "text", word(shown, "text")))
          : words(words, "");
      case Text.Person(var member) -> mention("user", "user_id", member.value(), "@");
      case Text.Group(var group) -> mention("usergroup", "usergroup_id", group.value(), "@");
      case Text.Channel(var channel) -> mention("channel", "channel_id", channel.value(), "#");
      case Text.Moment(var at) -> {
        JsonObject date = of("date", "format", DATE);
        date.addProperty("timestamp", at.getEpochSecond());
        date.addProperty("fallback", Mrkdwn.utc(at));
        yield Optional.of(date);
      }
    };
  }

  private static Optional<JsonObject> words(String raw, String style) {
    String words = Inert.oneLine(raw);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    JsonObject text = of("text", "text", words);
    if (!style.isEmpty()) {
      JsonObject styles = new JsonObject();
      styles.addProperty(style, true);
      text.add("style", styles);
    }
    return Optional.of(text);
  }

  private static Optional<JsonObject> mention(String type, String property, String id, String sign) {
    return Mrkdwn.isId(id) ? Optional.of(of(type, property, id)) : words(sign + id, "");
  }

  private static Span span(JsonObject element) {
    return switch (word(element, "type")) {
      case "link" -> new Text.Link(URI.create(word(element, "url")), word(element, "text"));
      case "user" -> new Text.Person(new MemberId(word(element, "user_id")));
      case "usergroup" -> new Text.Group(new GroupId(word(element, "usergroup_id")));
      case "channel" -> new Text.Channel(new ChannelId(word(element, "channel_id")));
      case "date" -> new Text.Moment(Instant.ofEpochSecond(element.get("timestamp").getAsLong()));
      default -> styled(element);
    };
  }

  private static Span styled(JsonObject element) {
    String words = word(element, "text");
    if (!(element.get("style") instanceof JsonObject style)) {
      return new Text.Plain(words);
    }
    return style.has("bold") ? new Text.Strong(words) : new Text.Code(words);
  }

  private static boolean is(JsonObject element, String type) {
    return word(element, "type").equals(type);
  }

  private static String word(JsonObject element, String property) {
    return element.get(property).getAsString();
  }

  private static JsonObject of(String type, String property, String value) {
    JsonObject element = new JsonObject();
    element.addProperty("type", type);
    return with(element, property, value);
  }

  private static JsonObject with(JsonObject element, String property, String value) {
    element.addProperty(property, value);
    return element;
  }
}
