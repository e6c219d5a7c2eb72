package io.opsmate.commands.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares JSON whole, readable when it differs. */
public final class GoldenJson {
  private static final Gson PRETTY = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private GoldenJson() {}

  public static void assertSame(String actual, String golden) {
    assertThat(pretty(actual)).isEqualTo(pretty(golden));
  }

  /** Is as the file in the golden set, which {@code -Dopsmate.golden=renew} writes anew. */
  public static void assertKept(String folder, String name, String actual) {
    Path file =
        Path.of(System.getProperty("opsmate.root"), "commands", "src", "test", "golden", folder, name + ".json");
    String pretty = pretty(actual) + "\n";
    try {
      if ("renew".equals(System.getProperty("opsmate.golden"))) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, pretty);
      }
      assertThat(pretty).as(name).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String pretty(String json) {
    return PRETTY.toJson(JsonParser.parseString(json));
  }
}
