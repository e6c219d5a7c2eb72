package io.opsmate.commands.outbox;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Tx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** OpsMate's messages, written to the outbox as they will be sent. */
public final class OutboxChat implements Chat {
  /** Whoever has not looked at Home for longer gets a fresh one when they open it. */
  private static final Duration STILL_LOOKING = Duration.ofDays(7);

  /** Changes within this time are drawn together. */
  private static final Duration HOME_PACE = Duration.ofSeconds(1);

  /** Homes redrawn for one change; Slack takes about a hundred a minute. */
  private static final int MOST_HOMES = 50;

  private final Outbox outbox;
  private final HomeViewers viewers;
  private final Rendering rendering;
  private final Ids ids;
  private final InstantSource clock;
  private final Runnable poke;

  /** {@code poke} tells the relay, after the commit, that there is something to send. */
  public OutboxChat(Outbox outbox, HomeViewers viewers, Rendering rendering, Ids ids, InstantSource clock,
      Runnable poke) {
    this.outbox = outbox;
    this.viewers = viewers;
    this.rendering = rendering;
    this.ids = ids;
    this.clock = clock;
    this.poke = poke;
  }

  @Override
  public void card(Tx tx, CardKey key, long version, ChannelId channel, Card card) {
    put(tx, key + ":" + version, new Letter.CardVersion(key, version, channel, rendering.render(card)));
  }

  @Override
  public void inThread(Tx tx, CardKey below, String messageKey, Text text) {
    put(tx, below + "#" + messageKey, new Letter.InThread(below, rendering.render(text)));
  }

  @Override
  public void files(Tx tx, CardKey below, String messageKey, Text said, List<Paper> papers) {
    put(tx, below + "#" + messageKey, new Letter.Files(below, rendering.render(said), papers));
  }

  @Override
  public void privately(Tx tx, ChannelId channel, MemberId member, String messageKey, Card card) {
    put(tx, "to:" + member + "#" + messageKey, new Letter.Ephemeral(channel, member, rendering.render(card)));
  }

  @Override
  public void homeChanged(Tx tx) {
    for (MemberId member : viewers.since(tx, clock.instant().minus(STILL_LOOKING), MOST_HOMES)) {
      outbox.put(tx, "home:" + member + ":" + ids.next(), new Letter.Home(member), clock.instant().plus(HOME_PACE));
    }
  }

  private void put(Tx tx, String key, Letter letter) {
    outbox.put(tx, key, letter, clock.instant());
    tx.afterCommit(poke);
  }
}
