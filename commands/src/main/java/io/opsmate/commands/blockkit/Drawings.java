package io.opsmate.commands.blockkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The pictures of a message or view. They travel inside its JSON, so that they survive with it, until Slack has them as
 * files; what goes to Slack names the file instead, or says in words what the picture shows.
 */
public final class Drawings {
  /** Begins the id of a file that is no file yet: the bytes follow in Base64. */
  private static final String MARK = "opsmate:png:";

  private final JsonElement root;
  private final JsonArray blocks;

  private Drawings(JsonElement root) {
    this.root = root;
    this.blocks = root instanceof JsonObject view ? view.getAsJsonArray("blocks") : root.getAsJsonArray();
  }

  /** One picture; {@code digest} is the SHA-256 of its bytes. */
  public record Drawing(String digest, byte[] png, String alt, int at) {}

  /** Whether a message (an array of blocks) or a view has pictures that are not in Slack yet. */
  public static boolean isIn(String json) {
    return json.contains(MARK);
  }

  /** Of an array of blocks, or of a view. */
  public static Drawings of(String json) {
    return new Drawings(JsonParser.parseString(json));
  }

  /** The same message or view with all its pictures in words. */
  public static String inWords(String json) {
    if (!isIn(json)) {
      return json;
    }
    Drawings drawings = of(json);
    drawings.all().forEach(drawings::say);
    return drawings.json();
  }

  static String id(byte[] png) {
    return MARK + Base64.getEncoder().encodeToString(png);
  }

  public List<Drawing> all() {
    List<Drawing> all = new ArrayList<>();
    for (int at = 0; at < blocks.size(); at++) {
      int here = at;
      bytes(blocks.get(at)).ifPresent(png -> all.add(
          new Drawing(digest(png), png, blocks.get(here).getAsJsonObject().get("alt_text").getAsString(), here)));
    }
    return all;
  }

  /** From now on the picture is a file of Slack's. */
  public void show(Drawing drawing, String file) {
    blocks.get(drawing.at()).getAsJsonObject().getAsJsonObject("slack_file").addProperty("id", file);
  }

  /** From now on words stand where the picture was. */
  public void say(Drawing drawing) {
    JsonObject words = new JsonObject();
    words.addProperty("type", "plain_text");
    words.addProperty("text", drawing.alt());
    JsonArray elements = new JsonArray();
    elements.add(words);
    JsonObject context = new JsonObject();
    context.addProperty("type", "context");
    context.add("elements", elements);
    blocks.set(drawing.at(), context);
  }

  public String json() {
    return root.toString();
  }

  private static Optional<byte[]> bytes(JsonElement block) {
    return block instanceof JsonObject image && image.get("slack_file") instanceof JsonObject file
        && file.get("id") instanceof JsonPrimitive id && id.getAsString().startsWith(MARK)
            ? Optional.of(Base64.getDecoder().decode(id.getAsString().substring(MARK.length())))
            : Optional.empty();
  }

  private static String digest(byte[] png) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
