package io.opsmate.commands.desk;

import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.commands.outbox.Rendering;
import io.opsmate.commands.relay.LiveLine;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One command that is watched while it runs. Its card appears once the work has said something and half a second has
 * passed, is edited when there is news and at least every five seconds, and becomes the result where that is a card in the
 * same channel. After a crash the job runs again and goes on with the same card.
 */
final class Watched implements Progress, AutoCloseable {
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

  private final OrgId org;
  private final RequestKey request;
  private final Asker asker;
  private final ProgressCard card;
  private final Stage stage;
  private final Instant began;
  private final ProgressCards.Beating beat;
  private final AtomicReference<ProgressCard.@Nullable Far> far = new AtomicReference<>();
  private final ProgressCards.Early early;
  private volatile Optional<MemberId> cancelled = Optional.empty();
  private boolean handedOver;
  private boolean saidStopping;
  private Optional<Copy> copy = Optional.empty();
  private boolean looked;
  private boolean noPlace;
  private ProgressCard.@Nullable Far shown;
  private Instant shownAt = Instant.MIN;

  /** Where progress is shown. */
  record Stage(LiveLine line, Rendering rendering, Chat chat, ProgressCards.Memory memory, InstantSource clock) {}

  Watched(Asker asker, String asked, Stage stage, ProgressCards.Beat beat,
      ProgressCards.Early early) {
    this.org = asker.org();
    this.request = asker.request();
    this.asker = asker;
    this.card = new ProgressCard(asker, asked);
    this.stage = stage;
    this.early = early;
    this.began = stage.clock().instant();
    this.beat = beat.start(this::tick);
  }

  @Override
  public void say(String doing, int done, int all) {
    far.set(new ProgressCard.Far(doing, done, all));
  }

  /** Asked of the database each time: what follows a “no” may propose something. */
  @Override
  public boolean isCancelled() {
    look();
    return cancelled.isPresent();
  }

  @Override
  public void first(Reply.ToChannel answer) {
    early.bring(answer, ends(answer), stage.clock().instant());
    handedOver = true;
  }

  /** Shows what there is to show now; called by one thread. */
  private void tick() {
    ProgressCard.Far now = far.get();
    if (now == null || noPlace) {
      return;
    }
    Instant at = stage.clock().instant();
    if (!looked) {
      copy = stage.memory().copies(org, request).stream().findFirst();
      looked = true;
    }
    look();
    boolean news = cancelled.isPresent() != saidStopping;
    if (copy.isEmpty()) {
      post(now, at);
    } else if (news || !now.equals(shown) || !at.isBefore(shownAt.plus(SIGN_OF_LIFE))) {
      if (stage.line().edit(org, key(), copy.get(), body(now, at))) {
        shows(now, at);
      }
    }
  }

  /** Whether somebody has pressed Cancel. */
  private void look() {
    if (cancelled.isEmpty()) {
      cancelled = stage.memory().transactions().in(org, tx -> stage.memory().cancellations().by(tx, request));
    }
  }

  private void post(ProgressCard.Far now, Instant at) {
    switch (stage.line().post(org, asker.channel(), thread(), body(now, at))) {
      case LiveLine.Posted.Stands(Copy stands) -> {
        stage.memory().transactions().run(org, tx -> stage.memory().copies().shows(tx, key(), stands));
        copy = Optional.of(stands);
        shows(now, at);
      }
      case LiveLine.Posted.NoPlace _ -> {
        noPlace = true;
        stage.line().whisper(org, asker.channel(), asker.member(), body(now, at));
      }
      case LiveLine.Posted.NotNow _ -> {
      }
    }
  }

  private void shows(ProgressCard.Far now, Instant at) {
    shown = now;
    saidStopping = cancelled.isPresent();
    shownAt = at;
  }

  private Body body(ProgressCard.Far now, Instant at) {
    return stage.rendering()
        .render(cancelled.map(by -> card.stopping(now, by))
            .orElseGet(() -> card.running(now, Duration.between(began, at))));
  }

  /** Ends the showing; what it answers belongs into the transaction that writes the answer, before the answer. */
  Consumer<Tx> ends(Reply reply) {
    close();
    if (handedOver) {
      return _ -> {
      };
    }
    Optional<Copy> stands = copy.or(() -> stage.memory().copies(org, request).stream().findFirst());
    return tx -> stands.ifPresent(one -> ends(tx, reply, one));
  }

  private void ends(Tx tx, Reply reply, Copy stands) {
    if (reply instanceof Reply.ToChannel(CardKey result, _, _) && isPublic()
        && stage.memory().copies().of(tx, result).isEmpty()) {
      stage.memory().copies().gone(tx, key(), stands);
      stage.memory().copies().shows(tx, result, new Copy(stands.channel(), stands.ts(), 0));
      return;
    }
    Card over = card.over(cancelled, !(reply instanceof Reply.ToChannel));
    stage.chat().card(tx, key(), stage.clock().instant().toEpochMilli(), stands.channel(), over);
  }

  /** Cards asked for in a direct message may stand elsewhere, where approvers see them. */
  private boolean isPublic() {
    return !asker.channel().value().matches("[DUW].*") || asker.isAnsweredThere();
  }

  private Optional<String> thread() {
    return asker.place().thread().isEmpty() ? Optional.empty() : Optional.of(asker.place().thread());
  }

  private CardKey key() {
    return ProgressCard.key(request);
  }

  @Override
  public void close() {
    beat.close();
  }
}
