package io.opsmate.app.sandbox.slack.delivery;

import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Ids in Slack's shapes that nobody can guess. */
public final class Ids {
  private final RandomGenerator random;

  public Ids(RandomGenerator random) {
    this.random = random;
  }

  String trigger() {
    return digits(12) + "." + digits(12) + "." + hex(16);
  }

  String event() {
    return "Ev" + hex(5).toUpperCase(Locale.ROOT);
  }

  String responseUrl() {
    return hex(16);
  }

  private String hex(int bytes) {
    byte[] raw = new byte[bytes];
    random.nextBytes(raw);
    return HexFormat.of().formatHex(raw);
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder("1");
    while (digits.length() < count) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }
}
