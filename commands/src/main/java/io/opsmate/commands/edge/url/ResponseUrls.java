package io.opsmate.commands.edge.url;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says which {@code response_url} may be followed: Slack's own host over TLS, and loopback only while the Slack API
 * itself is a loopback stand-in. Checked when an answer is written and again when it is sent; never resolves a name.
 */
public final class ResponseUrls {
  private static final String SLACK = "hooks.slack.com";

  private final boolean loopbackToo;

  /** @param slackApi where the Slack Web API is, {@code SLACK_API_URL} */
  public ResponseUrls(URI slackApi) {
    this.loopbackToo = isLoopback(slackApi.getHost());
  }

  public boolean allowed(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException _) {
      return false;
    }
    String host = uri.getHost();
    if (host == null || uri.getRawUserInfo() != null) {
      return false;
    }
    return isSlack(uri, host) || loopbackToo && isHttp(uri) && isLoopback(host);
  }

  private static boolean isSlack(URI uri, String host) {
    boolean usualPort = uri.getPort() == -1 || uri.getPort() == 443;
    return "https".equalsIgnoreCase(uri.getScheme()) && usualPort && SLACK.equalsIgnoreCase(host);
  }

  private static boolean isHttp(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
  }

  private static boolean isLoopback(@Nullable String host) {
    if (host == null) {
      return false;
    }
    if (host.toLowerCase(Locale.ROOT).equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host.replace("[", "").replace("]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
