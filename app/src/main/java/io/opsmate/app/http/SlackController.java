package io.opsmate.app.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opsmate.commands.edge.RawRequest;
import io.opsmate.commands.edge.SlackAnswer;
import io.opsmate.commands.edge.SlackEdge;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where Slack posts commands, presses and events. Hands the bytes on as they came, off the event loop. */
@Controller("/slack")
@Requires(beans = SlackEdge.class)
final class SlackController {
  /** Unit: bytes. The largest body Slack sends is a press on Home, whose view has at most 250 kB before encoding. */
  static final int LARGEST = 1_000_000;

  private static final InstantSource WIRE = InstantSource.system();

  private final SlackEdge edge;
  private final InstantSource clock;

  SlackController(SlackEdge edge, InstantSource clock) {
    this.edge = edge;
    this.clock = clock;
  }

  @Post(value = "/events", consumes = {MediaType.APPLICATION_FORM_URLENCODED, MediaType.APPLICATION_JSON})
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<byte[]> take(HttpHeaders headers, @Body byte[] body) {
    SlackAnswer answer = body.length > LARGEST
        ? new SlackAnswer(413, MediaType.TEXT_PLAIN, "too large")
        : edge.handle(new RawRequest(lists(headers), body, WIRE.instant(), clock.instant()));
    return HttpResponse.<byte[]>status(answer.status(), "")
        .header(HttpHeaders.CONTENT_TYPE, answer.contentType())
        .body(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, List<String>> lists(HttpHeaders headers) {
    return headers.asMap().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
