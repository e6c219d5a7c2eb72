package io.opsmate.app.sandbox.slack.delivery;

import java.time.Duration;

/** A slow network between Slack and the bot, when switched on. */
public final class SlowWire implements BotEndpoint {
  private final BotEndpoint bot;
  private final Later later;
  private final Pause pause;
  private volatile Duration by = Duration.ZERO;

  public SlowWire(BotEndpoint bot, Later later, Pause pause) {
    this.bot = bot;
    this.later = later;
    this.pause = pause;
  }

  /** How much longer each request takes from now on. */
  public void slowDown(Duration now) {
    by = now;
  }

  public Duration by() {
    return by;
  }

  /** A request that arrives after Slack has stopped waiting is late, and arrives all the same. */
  @Override
  public BotAnswer post(BotRequest request) {
    Duration delay = by;
    if (delay.isZero()) {
      return bot.post(request);
    }
    if (delay.compareTo(SignedHttp.ACK_WITHIN) >= 0) {
      later.run(delay, () -> bot.post(request.disturbed("the network is slow")));
      pause.await(SignedHttp.ACK_WITHIN);
      return new BotAnswer.Late();
    }
    pause.await(delay);
    return bot.post(request);
  }
}
