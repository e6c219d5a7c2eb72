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

  /** @param headers by name, in whatever case they came */
  public RawRequest(Map<String, List<String>> headers, byte[] body, Instant receivedAt) {
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
    this.receivedAt = receivedAt;
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
}
