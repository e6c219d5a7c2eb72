package io.opsmate.app.cli.bench;

import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.commands.relay.FileAnswer;
import io.opsmate.commands.relay.SlackAnswer;
import io.opsmate.commands.relay.SlackPost;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Slack that takes one message a second in a channel and so many a minute in the workspace, and answers 429 to more. */
final class LimitedSlack implements SlackPost {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** In a channel at once, after a rest. */
  private static final int BURST = 3;

  private final InstantSource clock;
  private final int aMinute;
  private final Map<ChannelId, Instant> due = new HashMap<>();
  private final Deque<Instant> lastMinute = new ArrayDeque<>();
  private final Map<String, Instant> taken = new HashMap<>();
  private int refused;
  private int doubled;

  LimitedSlack(InstantSource clock, int aMinute) {
    this.clock = clock;
    this.aMinute = aMinute;
  }

  /** When each message arrived, by its words. */
  synchronized Map<String, Instant> taken() {
    return Map.copyOf(taken);
  }

  /** How many arrived. */
  synchronized int count() {
    return taken.size();
  }

  /** How often it answered 429. */
  synchronized int refused() {
    return refused;
  }

  synchronized int doubled() {
    return doubled;
  }

  @Override
  public synchronized SlackAnswer post(ChannelId channel, Optional<String> thread, Body body) {
    Instant now = clock.instant();
    while (!lastMinute.isEmpty() && !lastMinute.getFirst().isAfter(now.minus(MINUTE))) {
      lastMinute.removeFirst();
    }
    Instant next = due.getOrDefault(channel, now).isBefore(now) ? now : due.getOrDefault(channel, now);
    if (next.minusSeconds(BURST - 1).isAfter(now)) {
      return tooMany(Duration.between(now, next.minusSeconds(BURST - 1)));
    }
    if (lastMinute.size() >= aMinute) {
      return tooMany(Duration.between(now, lastMinute.getFirst().plus(MINUTE)));
    }
    due.put(channel, next.plusSeconds(1));
    lastMinute.addLast(now);
    if (taken.put(body.text(), now) != null) {
      doubled++;
    }
    return new SlackAnswer.Sent(channel, "ts" + taken.size());
  }

  /** In whole seconds, as Slack says it. */
  private SlackAnswer tooMany(Duration wait) {
    refused++;
    return new SlackAnswer.RateLimited(Duration.ofSeconds(Math.max(1, wait.plusMillis(999).toSeconds())));
  }

  @Override
  public SlackAnswer update(ChannelId channel, String ts, Body body) {
    return new SlackAnswer.Sent(channel, ts);
  }

  @Override
  public SlackAnswer ephemeral(ChannelId channel, Optional<String> thread, MemberId member, Body body) {
    return new SlackAnswer.Sent(channel, "");
  }

  @Override
  public SlackAnswer respond(String url, boolean inChannel, Body body) {
    return new SlackAnswer.Sent(new ChannelId("response_url"), "");
  }

  @Override
  public SlackAnswer publishHome(MemberId member, String view, String over) {
    return new SlackAnswer.Sent(new ChannelId(member.value()), "");
  }

  @Override
  public FileAnswer upload(Paper picture, String alt) {
    return new FileAnswer.Taken("F1");
  }

  @Override
  public SlackAnswer files(ChannelId channel, String thread, String words, List<Paper> papers) {
    return new SlackAnswer.Sent(channel, thread);
  }

  @Override
  public SlackAnswer updateWindow(String window, String view) {
    return new SlackAnswer.Sent(new ChannelId(window), "");
  }
}
