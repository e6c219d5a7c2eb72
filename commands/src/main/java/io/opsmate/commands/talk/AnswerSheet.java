package io.opsmate.commands.talk;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.commands.outbox.Rendering;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import java.util.List;

/** An answer as a message: its words as Markdown, small print, and thumbs. */
final class AnswerSheet {
  /** Unit: elements of one block. */
  private static final int SMALL = 10;

  private final Rendering rendering;

  AnswerSheet(Rendering rendering) {
    this.rendering = rendering;
  }

  /**
   * Two thumbs.
   *
   * @param about what comes back with a press, after {@code up} or {@code down}
   */
  record Thumbs(String about) {}

  /** An answer that is done. */
  Body done(String markdown, List<Text> small, Thumbs thumbs) {
    JsonArray blocks = new JsonArray();
    blocks.add(markdown(markdown));
    below(small, thumbs).forEach(blocks::add);
    return new Body(plain(markdown), blocks.toString());
  }

  /** What stands below the words. */
  JsonArray below(List<Text> small, Thumbs thumbs) {
    JsonArray blocks = new JsonArray();
    for (int from = 0; from < small.size(); from += SMALL) {
      JsonArray elements = new JsonArray();
      small.subList(from, Math.min(small.size(), from + SMALL))
          .forEach(text -> elements.add(mrkdwn(rendering.render(text).text())));
      blocks.add(block("context", elements));
    }
    JsonObject feedback = typed("feedback_buttons");
    feedback.addProperty("action_id", TalkSkill.FEEDBACK);
    feedback.add("positive_button", thumb("Good answer", "up " + thumbs.about()));
    feedback.add("negative_button", thumb("Bad answer", "down " + thumbs.about()));
    JsonArray elements = new JsonArray();
    elements.add(feedback);
    blocks.add(block("context_actions", elements));
    return blocks;
  }

  /** An answer that still grows. */
  Body growing(String markdown, Card.Button stop) {
    JsonArray blocks = new JsonArray();
    blocks.add(markdown(markdown));
    JsonArray elements = new JsonArray();
    elements.add(button(stop));
    blocks.add(block("actions", elements));
    return new Body(plain(markdown), blocks.toString());
  }

  private static JsonObject markdown(String words) {
    JsonObject block = typed("markdown");
    block.addProperty("text", words);
    return block;
  }

  private static JsonObject button(Card.Button button) {
    JsonObject element = typed("button");
    element.add("text", plainText(button.label()));
    element.addProperty("action_id", button.action());
    element.addProperty("value", button.value());
    return element;
  }

  private static JsonObject thumb(String words, String value) {
    JsonObject thumb = new JsonObject();
    thumb.add("text", plainText(words));
    thumb.addProperty("value", value);
    thumb.addProperty("accessibility_label", words);
    return thumb;
  }

  private static JsonObject plainText(String words) {
    JsonObject text = typed("plain_text");
    text.addProperty("text", words);
    text.addProperty("emoji", false);
    return text;
  }

  private static JsonObject mrkdwn(String words) {
    JsonObject text = typed("mrkdwn");
    text.addProperty("text", words);
    text.addProperty("verbatim", true);
    return text;
  }

  private static JsonObject block(String type, JsonArray elements) {
    JsonObject block = typed(type);
    block.add("elements", elements);
    return block;
  }

  private static JsonObject typed(String type) {
    JsonObject object = new JsonObject();
    object.addProperty("type", type);
    return object;
  }

  /** For notifications and screen readers. */
  private String plain(String markdown) {
    String words = markdown.replace("**", "").replaceAll("(?m)^#{1,6}\\s+", "").strip();
    return rendering.render(Text.of(words.isEmpty() ? "An answer without words." : Texts.cut(words, 3_000))).text();
  }
}
