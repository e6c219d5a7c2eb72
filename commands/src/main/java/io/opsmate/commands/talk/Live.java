package io.opsmate.commands.talk;

import io.opsmate.commands.desk.CancelPresses;
import io.opsmate.commands.desk.Interpreter.Sentence;
import io.opsmate.commands.desk.ProgressCards;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.skills.advice.Told;
import io.opsmate.skills.advice.Watcher;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Tx;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One answer while it is made: hears what the model says and reads, and has it shown. What is heard costs nothing; it is
 * shown by another thread, once a second.
 */
final class Live implements Watcher, Progress, AutoCloseable {
  private final TalkStage stage;
  private final Outbox outbox;
  private final Sentence said;
  private final CardKey key;
  private final LiveMessage message;
  private final CheckedText words;
  private final ProgressCards.Beating beat;
  private volatile Optional<MemberId> stopped = Optional.empty();
  private String doing = "Reading what you wrote";
  private int voided;

  /**
   * What there is to show.
   *
   * @param voided how often the model began anew
   */
  record Now(String text, String doing, int voided) {}

  /**
   * How an answer ends.
   *
   * @param text its words; empty when what is shown is not the model's
   * @param below what stands below the words
   * @param body all of it, for where it did not grow
   */
  record Ending(String text, String below, Letter.Body body) {
    static Ending of(Letter.Body body) {
      return new Ending("", "[]", body);
    }
  }

  Live(Sentence said, TalkStage stage, Outbox outbox) {
    this(said, stage, outbox, stage.beat());
  }

  /** Only to end what earlier tries left in Slack: shows nothing by itself. */
  static Live leftBehind(Sentence said, TalkStage stage, Outbox outbox) {
    Live live = new Live(said, stage, outbox, _ -> () -> {
    });
    live.message.resumes();
    return live;
  }

  static CardKey key(MemberId member, RequestKey request) {
    return new CardKey("talk:" + member + ":" + request.value());
  }

  private Live(Sentence said, TalkStage stage, Outbox outbox, ProgressCards.Beat beat) {
    this.stage = stage;
    this.outbox = outbox;
    this.said = said;
    this.key = key(said.member(), said.request());
    this.words = new CheckedText(stage.markdown());
    this.message = new LiveMessage(said, stage, outbox, key, CancelPresses.stop(said.member(), said.request()));
    this.beat = beat.start(this::tick);
  }

  /** Words are shown up to the first line or sentence that names what neither a tool nor a person told by then. */
  synchronized void heldAgainst(Told told) {
    words.heldAgainst(sentence -> told.strangeSoFar(sentence).isEmpty());
  }

  @Override
  public synchronized void says(String piece) {
    words.add(piece);
  }

  @Override
  public synchronized void reads(String tool, String sentence) {
    doing = sentence.replaceFirst("\\.$", "");
  }

  @Override
  public synchronized void startsOver() {
    words.startOver();
    voided++;
  }

  @Override
  public synchronized void say(String now, int done, int all) {
    doing = all == 0 ? now : now + " · " + done + " of " + all;
  }

  @Override
  public void first(Reply.ToChannel answer) {}

  @Override
  public boolean isCancelled() {
    return stopped.isPresent();
  }

  /** Who wanted no answer any more. */
  Optional<MemberId> stopped() {
    return stopped;
  }

  private void tick() {
    if (stopped.isEmpty()) {
      stopped = stage.memory()
          .transactions()
          .in(said.org(), tx -> stage.memory().cancellations().by(tx, said.request()));
    }
    message.shows(now());
  }

  private synchronized Now now() {
    return new Now(words.text(), stopped.isPresent() ? "Stopping" : doing, voided);
  }

  /** Whether a message of it stands in Slack, which has to end in something. */
  boolean stands() {
    close();
    return message.stands();
  }

  /** Nothing more is shown: what came of it is said elsewhere. */
  void leaves() {
    close();
    message.leaves();
  }

  /** Ends the showing; what it answers writes how it ends, and belongs into the transaction that does. */
  Consumer<Tx> ends(Ending ending) {
    close();
    long version = stage.clock().instant().toEpochMilli();
    Consumer<Tx> stands = message.ends(ending, now().voided(), version);
    return tx -> {
      stands.accept(tx);
      put(tx, ending, version);
    };
  }

  /** The same where what it ends with is known only in the transaction that writes it. */
  BiConsumer<Tx, Ending> endsInPlace() {
    close();
    message.settles();
    long version = stage.clock().instant().toEpochMilli();
    return (tx, ending) -> put(tx, ending, version);
  }

  private void put(Tx tx, Ending ending, long version) {
    Letter.CardVersion card = new Letter.CardVersion(key, version, said.place().channel(), ending.body());
    outbox.put(tx, key + ":" + version, new Letter.CardAt(card, message.thread().ts()), stage.clock().instant());
  }

  @Override
  public void close() {
    message.over();
    beat.close();
  }
}
