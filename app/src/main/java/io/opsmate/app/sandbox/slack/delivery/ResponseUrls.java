package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The response_urls handed out: each may be used five times in thirty minutes. */
public final class ResponseUrls {
  static final int USES = 5;
  static final Duration LIFETIME = Duration.ofMinutes(30);

  /** Urls remembered; an older one answers as if it had expired. */
  private static final int REMEMBERED = 10_000;

  private final String prefix;
  private final Ids ids;
  private final InstantSource clock;
  private final Answers answers;
  private final Map<String, Issued> issued = new LinkedHashMap<>();

  public ResponseUrls(String prefix, Ids ids, InstantSource clock, Answers answers) {
    this.prefix = prefix;
    this.ids = ids;
    this.clock = clock;
    this.answers = answers;
  }

  synchronized String issue(Place place) {
    String id = ids.responseUrl();
    issued.put(id, new Issued(place, clock.instant(), 0));
    if (issued.size() > REMEMBERED) {
      issued.remove(issued.keySet().iterator().next());
    }
    return prefix + id;
  }

  /** What a POST to a response_url does; every readable answer counts as a use. */
  public ResponseResult answer(String id, String body) {
    if (!(Json.parse(body).orElse(null) instanceof ObjectNode answer)) {
      return new ResponseResult.Refused("invalid_payload");
    }
    return switch (use(id)) {
      case Use.Over(String error) -> new ResponseResult.Gone(error);
      case Use.Granted(Place place) -> show(answer, place);
    };
  }

  /** Where answers go; empty for an address that nobody was given. */
  synchronized Optional<Place> placeOf(String id) {
    return Optional.ofNullable(issued.get(id)).map(Issued::place);
  }

  private synchronized Use use(String id) {
    Issued url = issued.get(id);
    if (url == null || url.at().plus(LIFETIME).isBefore(clock.instant())) {
      return new Use.Over("expired_url");
    }
    if (url.uses() >= USES) {
      return new Use.Over("used_url");
    }
    issued.put(id, new Issued(url.place(), url.at(), url.uses() + 1));
    return new Use.Granted(url.place());
  }

  private ResponseResult show(ObjectNode answer, Place place) {
    return switch (answers.show(answer, place)) {
      case ShowResult.Shown _ -> new ResponseResult.Taken();
      case ShowResult.Silent _ -> new ResponseResult.Taken();
      case ShowResult.Refused refused -> new ResponseResult.Refused(refused.error());
    };
  }

  private record Issued(Place place, Instant at, int uses) {}

  private sealed interface Use {
    record Granted(Place place) implements Use {}

    record Over(String error) implements Use {}
  }
}
