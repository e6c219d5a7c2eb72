package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends an event until it is acknowledged: at once, then three more times. */
public final class EventDelivery {

  /** Slack's own schedule: the first retry at once, then after one minute, then after five. */
  static final List<Duration> RETRIES = List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

  private final BotEndpoint bot;
  private final Later later;

  public EventDelivery(BotEndpoint bot, Later later) {
    this.bot = bot;
    this.later = later;
  }

  /** Tells of the first failure and of giving up. */
  void deliver(ObjectNode envelope, Consumer<Failure> tell) {
    BotRequest request = BotRequest.json(envelope);
    later.run(Duration.ZERO, () -> attempt(request, 0, tell));
  }

  private void attempt(BotRequest request, int retriesDone, Consumer<Failure> tell) {
    BotAnswer answer = bot.post(request);
    Optional<Failure> failure = Failure.of(answer);
    if (failure.isEmpty()) {
      return;
    }
    boolean unwanted = answer instanceof BotAnswer.Refused refused && refused.noRetry();
    boolean over = unwanted || retriesDone == RETRIES.size();
    if (retriesDone == 0 || over) {
      tell.accept(explained(failure.get(), over));
    }
    if (!over) {
      int retry = retriesDone + 1;
      Map<String, String> headers = Map.of(
          "X-Slack-Retry-Num", Integer.toString(retry),
          "X-Slack-Retry-Reason", failure.get().retryReason());
      later.run(RETRIES.get(retriesDone), () -> attempt(request.with(headers), retry, tell));
    }
  }

  private static Failure explained(Failure failure, boolean over) {
    String next = over
        ? " Slack does not send this event again."
        : " Slack sends the event again at once, after 1 minute and after 5 minutes.";
    return new Failure(failure.text() + next, failure.rule(), failure.retryReason());
  }
}
