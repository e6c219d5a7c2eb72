package io.opsmate.app.wiring;

import io.opsmate.app.config.Secret;
import io.opsmate.app.config.Settings;
import io.opsmate.app.sandbox.slack.SandboxSettings;
import java.net.URI;

/** How this run talks with Slack, or with the sandbox in its place. */
record SlackConnection(Secret token, Secret signingSecret, URI api) {
  static SlackConnection of(Settings settings, SandboxSettings sandbox) {
    return switch (settings.mode()) {
      case Settings.Mode.Sandbox _ -> new SlackConnection(new Secret(sandbox.apiToken()),
          new Secret(sandbox.signingSecret()), sandbox.apiUrl());
      case Settings.Mode.Slack(Secret token, Secret signingSecret, URI api) ->
          new SlackConnection(token, signingSecret, api);
    };
  }
}
