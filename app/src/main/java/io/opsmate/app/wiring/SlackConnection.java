package io.opsmate.app.wiring;

import io.opsmate.app.config.Secret;
import io.opsmate.app.config.Settings;
import io.opsmate.app.config.Settings.Mode;
import io.opsmate.app.sandbox.slack.SandboxSettings;
import java.net.URI;

/** How this run talks with Slack, or with the sandbox in its place. */
record SlackConnection(Secret signingSecret, URI api) {
  static SlackConnection of(Settings settings, SandboxSettings sandbox) {
    return switch (settings.mode()) {
      case Mode.Sandbox _ -> new SlackConnection(new Secret(sandbox.signingSecret()), sandbox.apiUrl());
      case Mode.Slack slack -> new SlackConnection(slack.signingSecret(), slack.api());
      case Mode.OAuth many -> new SlackConnection(many.signingSecret(), many.api());
    };
  }
}
