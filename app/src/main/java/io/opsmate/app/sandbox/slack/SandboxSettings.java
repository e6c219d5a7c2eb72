package io.opsmate.app.sandbox.slack;

import java.net.URI;
import java.util.UUID;

/**
 * Where the emulated Slack finds the bot, and the secrets both sides and the page share.
 *
 * @param botUrl the bot's request URL, {@code http://127.0.0.1:8080/slack/events}
 * @param apiToken the bot token that the Web API accepts, {@code xoxb-...}
 * @param appToken opens connections of Socket Mode, {@code xapp-...}
 * @param signingSecret signs every request to the bot
 * @param pageToken opens the page
 * @param port the port on which page and Web API are served
 * @param channelBurst messages that a channel takes at once before one a second and HTTP 429; Slack does not publish its own
 */
public record SandboxSettings(
    URI botUrl, String apiToken, String appToken, String signingSecret, String pageToken, int port,
    int channelBurst) {

  /** Lets a demo's cards through at once, and still stops a flood. */
  public static final int DEFAULT_BURST = 10;

  public SandboxSettings {
    if (!apiToken.startsWith("xoxb-")) {
      throw new IllegalArgumentException("the sandbox's API token must look like Slack's: xoxb-...");
    }
    if (signingSecret.isBlank() || pageToken.isBlank()) {
      throw new IllegalArgumentException("the sandbox needs a signing secret and a page token");
    }
    if (channelBurst < 1) {
      throw new IllegalArgumentException("a channel must take at least one message at once");
    }
  }

  public SandboxSettings(URI botUrl, String apiToken, String signingSecret, String pageToken, int port) {
    this(botUrl, apiToken, signingSecret, pageToken, port, DEFAULT_BURST);
  }

  /** With a token for Socket Mode that nobody has been told yet. */
  public SandboxSettings(URI botUrl, String apiToken, String signingSecret, String pageToken, int port,
      int channelBurst) {
    this(botUrl, apiToken, "xapp-" + UUID.randomUUID(), signingSecret, pageToken, port, channelBurst);
  }

  /** The address to print: opens the page once and leaves a cookie. */
  public URI pageUrl() {
    return URI.create(origin() + "/sandbox/?token=" + pageToken);
  }

  /** What {@code SLACK_API_URL} is set to in sandbox mode, with Slack's trailing slash. */
  public URI apiUrl() {
    return URI.create(origin() + "/sandbox/slack/api/");
  }

  public String origin() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public String toString() {
    return "SandboxSettings[botUrl=" + botUrl + ", port=" + port + ", secrets=***]";
  }
}
