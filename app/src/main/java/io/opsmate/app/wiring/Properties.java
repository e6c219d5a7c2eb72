package io.opsmate.app.wiring;

import io.opsmate.app.config.Settings;
import java.util.HashMap;
import java.util.Map;

/** What Micronaut is told; the rest is in {@code application.properties}. */
final class Properties {
  static final String MODE = "opsmate.mode";
  static final String OAUTH = "oauth";

  private Properties() {}

  static Map<String, Object> of(Settings settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.server.port", settings.port());
    properties.put("micronaut.server.host", settings.isSandbox() ? "127.0.0.1" : "0.0.0.0");
    properties.put(MODE, switch (settings.mode()) {
      case Settings.Mode.Sandbox _ -> "sandbox";
      case Settings.Mode.Slack _ -> "slack";
      case Settings.Mode.OAuth _ -> OAUTH;
    });
    return properties;
  }
}
