package io.opsmate.app.walk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser in which somebody installs OpsMate: keeps its cookie, and says yes on Slack's page. */
final class Installer implements AutoCloseable {
  private static final Pattern STATE = Pattern.compile("[?&]state=([A-Za-z0-9_-]+)");

  private final URI opsmate;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  Installer(URI opsmate) {
    this.opsmate = opsmate;
  }

  /** Sent off to Slack. */
  record Begun(HttpResponse<String> answer) {
    String state() {
      Matcher state = STATE.matcher(answer.headers().firstValue("Location").orElse(""));
      if (!state.find()) {
        throw new AssertionError("no state in " + answer.headers());
      }
      return state.group(1);
    }

    String cookie() {
      return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }
  }

  /** All the way. */
  HttpResponse<String> install(String workspace) {
    Begun begun = begin();
    return back("code=" + workspace + "&state=" + begun.state(), Optional.of(begun.cookie()));
  }

  Begun begin() {
    return new Begun(get("/slack/install", Optional.empty()));
  }

  HttpResponse<String> back(String query, Optional<String> cookie) {
    return get("/slack/oauth_redirect?" + query, cookie);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private HttpResponse<String> get(String path, Optional<String> cookie) {
    HttpRequest.Builder request = HttpRequest.newBuilder(opsmate.resolve(path)).timeout(Duration.ofSeconds(20));
    cookie.ifPresent(value -> request.header("Cookie", value));
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer from OpsMate", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
