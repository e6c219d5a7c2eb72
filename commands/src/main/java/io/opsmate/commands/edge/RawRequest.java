package io.opsmate.commands.edge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as it came over the wire, before anything about it is believed. */
public final class RawRequest {
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final Instant receivedAt;
  private final Instant now;

  /**
   * @param headers by name, in whatever case they came
   * @param receivedAt by the real clock, which signatures are judged by
   * @param now by OpsMate's clock, which everything else goes by; the sandbox moves it
   */
  public RawRequest(Map<String, List<String>> headers, byte[] body, Instant receivedAt, Instant now) {
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
    this.receivedAt = receivedAt;
    this.now = now;
  }

  Map<String, List<String>> headers() {
    return headers;
  }

  /** The value of a header that stands there exactly once. */
  Optional<String> header(String name) {
    List<String> values = headers.entrySet()
        .stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .toList();
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  /** Not a copy: for reading only. */
  byte[] body() {
    return body;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  Instant now() {
    return now;
  }
}
