package io.opsmate.app.sandbox.slack.delivery;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Signs requests and sends them over HTTP, waiting no longer than Slack does. */
public final class SignedHttp implements BotEndpoint {

  /** Slack waits three seconds for an acknowledgement. */
  public static final Duration ACK_WITHIN = Duration.ofSeconds(3);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ACK_WITHIN).build();
  private final URI botUrl;
  private final String signingSecret;
  private final InstantSource clock;
  private final Duration ackWithin;

  /** The clock is the real one even when the workspace's is moved: signatures are about the wire. */
  public SignedHttp(URI botUrl, String signingSecret, InstantSource clock, Duration ackWithin) {
    this.botUrl = botUrl;
    this.signingSecret = signingSecret;
    this.clock = clock;
    this.ackWithin = ackWithin;
  }

  @Override
  public BotAnswer post(BotRequest request) {
    CompletableFuture<HttpResponse<String>> response =
        http.sendAsync(signed(request), HttpResponse.BodyHandlers.ofString());
    try {
      return read(response.get(ackWithin.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      response.cancel(true);
      return new BotAnswer.Late();
    } catch (ExecutionException broken) {
      return new BotAnswer.Unreachable(String.valueOf(broken.getCause()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new BotAnswer.Unreachable("the sandbox is stopping");
    }
  }

  private HttpRequest signed(BotRequest request) {
    long timestamp = clock.instant().getEpochSecond();
    HttpRequest.Builder builder = HttpRequest.newBuilder(botUrl)
        .header("Content-Type", request.contentType())
        .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
        .header("X-Slack-Request-Timestamp", Long.toString(timestamp))
        .header("X-Slack-Signature", Signature.of(signingSecret, timestamp, request.body()))
        .POST(HttpRequest.BodyPublishers.ofString(request.body()));
    request.headers().forEach(builder::header);
    return builder.build();
  }

  private static BotAnswer read(HttpResponse<String> response) {
    if (response.statusCode() / 100 == 2) {
      return new BotAnswer.Acknowledged(response.body());
    }
    boolean noRetry = response.headers().firstValue("X-Slack-No-Retry").filter("1"::equals).isPresent();
    return new BotAnswer.Refused(response.statusCode(), noRetry);
  }
}
