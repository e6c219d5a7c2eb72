package io.opsmate.app.sandbox.slack.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who may open the sandbox page: only this machine's own browser, only from the page itself, and only
 * with the token of the address that OpsMate printed.
 */
final class PageDoor {
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String token;

  PageDoor(String token) {
    this.token = token;
  }

  /** Empty when the request may pass, else a sentence for people. */
  Optional<String> refusal(Optional<String> host, Optional<String> origin, Optional<String> givenToken) {
    if (host.filter(PageDoor::isOwn).isEmpty()) {
      return Optional.of("The sandbox answers only on localhost, 127.0.0.1 or [::1].");
    }
    if (origin.isPresent() && !origin.get().equals("http://" + host.get())) {
      return Optional.of("This request came from another web page, so the sandbox did not take it.");
    }
    if (givenToken.filter(this::matches).isEmpty()) {
      return Optional.of(
          "This page needs the token that OpsMate printed when it started. Open the whole address from the"
              + " terminal; it ends in /sandbox/?token=...");
    }
    return Optional.empty();
  }

  private static boolean isOwn(String host) {
    return OWN_NAMES.contains(host.replaceFirst(":\\d{1,5}$", ""));
  }

  private boolean matches(String given) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}
