package io.opsmate.commands.talk;

import io.opsmate.commands.desk.Interpreter.Sentence;
import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.relay.LiveLine;
import io.opsmate.commands.relay.SlackTalk;
import io.opsmate.commands.relay.TalkLine;
import io.opsmate.commands.relay.TalkLine.Shown;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What Slack shows of an answer while it is made: a status below the thread, then a message that grows; where either is
 * refused, one message that is edited in place. After a crash the work goes on with the same message. The thread that
 * shows and the one that ends take turns: an end waits for a call of Slack under way, and nothing is shown after it.
 */
final class LiveMessage {
  /** Slack takes a status away after two minutes. */
  private static final Duration STATUS_LASTS = Duration.ofSeconds(90);

  /** Answers that come sooner need no Stop. */
  private static final Duration STOPPABLE = Duration.ofSeconds(3);

  private static final int LOADING = 120;

  /** What Slack says of a message that nobody sees any more. */
  private static final Set<String> GONE = Set.of("message_not_found", "channel_not_found");

  private final Sentence said;
  private final TalkStage stage;
  private final Outbox outbox;
  private final CardKey key;
  private final CardKey stopKey;
  private final Card.Button stop;
  private final TalkLine.Thread thread;
  private final Instant began;
  private final AnswerSheet sheet;

  private volatile boolean over;
  private Way way;
  private boolean looked;
  private boolean noPlace;
  private Optional<Copy> copy = Optional.empty();
  private Optional<Copy> stopMessage = Optional.empty();
  private String status = "";
  private Instant statusAt = Instant.MIN;
  private String grown = "";
  private int grownVoided;
  private @Nullable Body shown;

  private enum Way {
    STATUS, STREAM, EDIT
  }

  LiveMessage(Sentence said, TalkStage stage, Outbox outbox, CardKey key, Card.Button stop) {
    this.said = said;
    this.stage = stage;
    this.outbox = outbox;
    this.key = key;
    this.stopKey = stopKey(key);
    this.stop = stop;
    this.sheet = new AnswerSheet(stage.rendering());
    this.began = stage.clock().instant();
    String root = said.place().thread().isEmpty() ? said.place().ts() : said.place().thread();
    this.thread = new TalkLine.Thread(said.org(), said.place().channel(), root);
    this.way = root.isEmpty() ? Way.EDIT : Way.STATUS;
  }

  static CardKey stopKey(CardKey key) {
    return new CardKey(key + ":stop");
  }

  /** An earlier try may have left a status. */
  void resumes() {
    status = "?";
  }

  TalkLine.Thread thread() {
    return thread;
  }

  /** Nothing is shown from here on; what is being shown just now is ended by whoever ends it all. */
  void over() {
    over = true;
  }

  synchronized boolean stands() {
    look();
    return copy.isPresent();
  }

  synchronized void shows(Live.Now now) {
    if (over) {
      return;
    }
    look();
    switch (way) {
      case STATUS -> {
        if (now.text().isBlank()) {
          status(now);
        } else {
          start(now);
        }
      }
      case STREAM -> grow(now);
      case EDIT -> edit(now);
    }
    offerStop();
  }

  /** What an earlier run of the same work left behind is gone on with; a text that grew then cannot grow any more. */
  private void look() {
    if (!looked) {
      looked = true;
      copy = copies(key).stream().findFirst();
      stopMessage = copies(stopKey).stream().filter(one -> one.version() == 0).findFirst();
      if (copy.isPresent()) {
        growsNoMore();
      }
    }
  }

  private List<Copy> copies(CardKey card) {
    return stage.memory().transactions().in(said.org(), tx -> stage.memory().copies().of(tx, card));
  }

  private void status(Live.Now now) {
    Instant at = stage.clock().instant();
    if (now.doing().equals(status) && at.isBefore(statusAt.plus(STATUS_LASTS))) {
      return;
    }
    String doing = now.doing().length() > LOADING ? now.doing().substring(0, LOADING) : now.doing();
    switch (stage.talk().status(thread, "is at work: " + doing, List.of(doing + " …"))) {
      case Shown.Done _ -> {
        status = now.doing();
        statusAt = at;
      }
      case Shown.NotHere _ -> {
        way = Way.EDIT;
        edit(now);
      }
      case Shown.NotNow _ -> {
      }
    }
  }

  /** In channels Slack wants to know for whom a text grows, and of which workspace they are. */
  private void start(Live.Now now) {
    boolean isKnown = !said.place().team().isEmpty() || said.place().channel().value().startsWith("D");
    SlackTalk.Reader reader = new SlackTalk.Reader(said.member().value(), said.place().team());
    switch (isKnown ? stage.talk().start(thread, reader, now.text()) : new Shown.NotHere("no team")) {
      case Shown.Done(String ts) when !ts.isBlank() -> {
        keep(key, new Copy(said.place().channel(), ts, 0));
        way = Way.STREAM;
        grew(now);
        if (over) {
          growsNoMore();
        }
      }
      case Shown.Done _, Shown.NotHere _ -> {
        way = Way.EDIT;
        edit(now);
      }
      case Shown.NotNow _ -> {
      }
    }
  }

  /** What was said cannot be unsaid in a text that grows: then the message is edited from there on. */
  private void grow(Live.Now now) {
    Copy stands = copy.orElseThrow();
    if (now.voided() != grownVoided || !now.text().startsWith(grown)) {
      growsNoMore();
      edit(now);
    } else if (now.text().length() > grown.length()) {
      switch (stage.talk().append(said.org(), stands.channel(), stands.ts(), now.text().substring(grown.length()))) {
        case Shown.Done _ -> grew(now);
        case Shown.NotHere _ -> {
          growsNoMore();
          edit(now);
        }
        case Shown.NotNow _ -> {
        }
      }
    }
  }

  /** Slack edits nothing that still grows. Where it will not end it now, whoever edits it ends it first. */
  private void growsNoMore() {
    copy.ifPresent(one -> stage.talk().stop(said.org(), one.channel(), one.ts(), "", "[]"));
    way = Way.EDIT;
  }

  private void grew(Live.Now now) {
    grown = now.text();
    grownVoided = now.voided();
  }

  private void edit(Live.Now now) {
    Body body = now.text().isBlank() ? stage.rendering().render(working(now.doing())) : sheet.growing(now.text(), stop);
    if (over || noPlace || body.equals(shown)) {
      return;
    }
    if (copy.isPresent()) {
      if (stage.line().edit(said.org(), key, copy.get(), body)) {
        shown = body;
      }
      return;
    }
    switch (stage.line().post(said.org(), said.place().channel(), below(), body)) {
      case LiveLine.Posted.Stands(Copy stands) -> {
        keep(key, stands);
        shown = body;
      }
      case LiveLine.Posted.NoPlace _ -> {
        noPlace = true;
        if (!over) {
          stage.line().whisper(said.org(), said.place().channel(), said.member(), body);
        }
      }
      case LiveLine.Posted.NotNow _ -> {
      }
    }
  }

  private Card working(String doing) {
    Text says = Text.of(doing + " …");
    return new Card("Working on it", says,
        List.of(new Card.Paragraph(says), new Card.Buttons(List.of(stop))));
  }

  /** A status and a text that grows can carry no button; so one stands beside them until the answer is there. */
  private void offerStop() {
    boolean isDue = !over && way != Way.EDIT && stopMessage.isEmpty() && !noPlace
        && !stage.clock().instant().isBefore(began.plus(STOPPABLE));
    if (isDue && stage.line()
        .post(said.org(), said.place().channel(), below(),
            stage.rendering().render(working("This takes a moment"))) instanceof LiveLine.Posted.Stands(Copy stands)) {
      stopMessage = Optional.of(stands);
      remember(stopKey, stands);
      status = "";
      if (over) {
        takeStopAway();
      }
    }
  }

  private Optional<String> below() {
    return thread.ts().isEmpty() ? Optional.empty() : Optional.of(thread.ts());
  }

  private void keep(CardKey card, Copy stands) {
    copy = Optional.of(stands);
    remember(card, stands);
  }

  private void remember(CardKey card, Copy stands) {
    stage.memory().transactions().run(said.org(), tx -> stage.memory().copies().shows(tx, card, stands));
  }

  synchronized void leaves() {
    look();
    if (way == Way.STATUS && !status.isEmpty()) {
      stage.talk().status(thread, "", List.of());
    }
    takeStopAway();
  }

  /** Nothing grows any more, and no Stop stands beside it: the ending is an edit, which the outbox brings. */
  synchronized void settles() {
    look();
    if (way == Way.STREAM) {
      growsNoMore();
    }
    takeStopAway();
  }

  /** Lets a text that grew end where it is; otherwise the ending is an edit, which the outbox brings. */
  synchronized Consumer<Tx> ends(Live.Ending ending, int voided, long version) {
    look();
    boolean hasGrown = way == Way.STREAM;
    boolean isWhole = hasGrown && grown(ending, voided);
    if (hasGrown && !isWhole) {
      growsNoMore();
    }
    takeStopAway();
    return tx -> {
      if (isWhole) {
        copy.ifPresent(one -> stage.memory().copies().shows(tx, key, new Copy(one.channel(), one.ts(), version)));
      }
    };
  }

  private boolean grown(Live.Ending ending, int voided) {
    Copy stands = copy.orElseThrow();
    return !ending.text().isEmpty() && voided == grownVoided && ending.text().startsWith(grown)
        && stage.talk()
            .stop(said.org(), stands.channel(), stands.ts(), ending.text().substring(grown.length()),
                ending.below()) instanceof Shown.Done;
  }

  private void takeStopAway() {
    stopMessage.ifPresent(this::takeAway);
    stopMessage = Optional.empty();
  }

  /** Where Slack takes neither the message away nor its ending, the outbox brings the ending. */
  private void takeAway(Copy message) {
    Body done = stage.rendering().render(Card.saying("Working on it", Text.of("Done. The answer is below.")));
    if (isGone(stage.talk().delete(said.org(), message.channel(), message.ts()))
        || stage.line().edit(said.org(), stopKey, message, done)) {
      stage.memory().transactions().run(said.org(), tx -> stage.memory().copies().gone(tx, stopKey, message));
    } else {
      stage.memory().transactions().run(said.org(), tx -> endsLater(tx, message, done));
    }
  }

  private static boolean isGone(Shown deleted) {
    return switch (deleted) {
      case Shown.Done _ -> true;
      case Shown.NotHere(String error) -> GONE.contains(error);
      case Shown.NotNow _ -> false;
    };
  }

  /** The version says that it is the outbox's now: a later try leaves it alone. */
  private void endsLater(Tx tx, Copy message, Body done) {
    Instant now = stage.clock().instant();
    stage.memory().copies().shows(tx, stopKey, new Copy(message.channel(), message.ts(), 1));
    outbox.put(tx, stopKey + ":" + now.toEpochMilli(),
        new Letter.CardAt(new Letter.CardVersion(stopKey, now.toEpochMilli(), message.channel(), done), thread.ts()),
        now);
  }
}
