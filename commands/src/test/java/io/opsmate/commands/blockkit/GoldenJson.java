package io.opsmate.commands.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;

/** Compares JSON whole, readable when it differs. */
public final class GoldenJson {
  private static final Gson PRETTY = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private GoldenJson() {}

  public static void assertSame(String actual, String golden) {
    assertThat(pretty(actual)).isEqualTo(pretty(golden));
  }

  public static String pretty(String json) {
    return PRETTY.toJson(JsonParser.parseString(json));
  }
}
