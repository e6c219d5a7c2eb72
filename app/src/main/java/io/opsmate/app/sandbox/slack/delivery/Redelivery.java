package io.opsmate.app.sandbox.slack.delivery;

/** A switch between Slack and the bot that delivers everything more than once, as a network may. */
public final class Redelivery implements BotEndpoint {
  private final BotEndpoint bot;
  private volatile int times = 1;

  public Redelivery(BotEndpoint bot) {
    this.bot = bot;
  }

  /** How often each request is delivered from now on; once is what Slack means to do. */
  public void deliver(int howOften) {
    if (howOften < 1) {
      throw new IllegalArgumentException("everything is delivered at least once");
    }
    times = howOften;
  }

  /** How often each request is delivered now. */
  public int times() {
    return times;
  }

  /** The first answer counts; what comes back for a copy is lost. */
  @Override
  public BotAnswer post(BotRequest request) {
    BotAnswer first = bot.post(request);
    for (int copy = 1; copy < times; copy++) {
      bot.post(request.disturbed("delivered more than once on purpose"));
    }
    return first;
  }
}
