package io.opsmate.commands.relay;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.opsmate.commands.outbox.Letter.Body;

/** Changes ready messages on their way. */
final class Bodies {
  private static final int MOST_BLOCKS = 50;

  private Bodies() {}

  static Body wordsAlone(Body body) {
    return new Body(body.text() + "\n\nSlack did not take the layout of this message, so here are its words alone. "
        + "What waits for a decision is on my Home tab, with its buttons.", "[]");
  }

  /** With a remark below; {@code mrkdwn} is ours, not from outside. */
  static Body with(Body body, String mrkdwn) {
    JsonArray blocks = JsonParser.parseString(body.blocks()).getAsJsonArray();
    if (!blocks.isEmpty() && blocks.size() < MOST_BLOCKS) {
      blocks.add(context(mrkdwn));
    }
    return new Body(body.text() + "\n\n" + mrkdwn, blocks.toString());
  }

  private static JsonObject context(String mrkdwn) {
    JsonObject words = new JsonObject();
    words.addProperty("type", "mrkdwn");
    words.addProperty("text", mrkdwn);
    JsonArray elements = new JsonArray();
    elements.add(words);
    JsonObject context = new JsonObject();
    context.addProperty("type", "context");
    context.add("elements", elements);
    return context;
  }
}
