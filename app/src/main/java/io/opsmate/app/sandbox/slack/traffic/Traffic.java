package io.opsmate.app.sandbox.slack.traffic;

import io.opsmate.app.sandbox.slack.workspace.Changes;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last exchanges between Slack and the app, without their secrets. */
public final class Traffic {
  /** Exchanges kept; the oldest go first. */
  static final int KEPT = 1_000;

  /** Characters of JSON kept over all exchanges. */
  static final long KEPT_TEXT = 16L << 20;

  private final InstantSource wire;
  private final Changes changes;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private long last;
  private long text;

  public Traffic(InstantSource wire, Changes changes) {
    this.wire = wire;
    this.changes = changes;
  }

  public synchronized void note(Exchange.Subject subject, Exchange.Request request, Exchange.Result result) {
    Exchange.Request asked = new Exchange.Request(request.transport(), Masks.in(request.body()), request.retry());
    Exchange.Result answered = new Exchange.Result(result.status(), result.outcome(), result.took(),
        Masks.in(result.answer()), result.rule(), result.fault());
    last++;
    Exchange exchange = new Exchange(last, wire.instant(), subject, asked, answered);
    Kept one = new Kept(exchange, asked.body().toString().length() + answered.answer().toString().length());
    kept.add(one);
    text += one.length();
    while (kept.size() > KEPT || (kept.size() > 1 && text > KEPT_TEXT)) {
      text -= kept.removeFirst().length();
    }
    changes.happened(Changes.Kind.TRAFFIC);
  }

  /** The id of the newest; 0 when nothing has happened yet. */
  public synchronized long newest() {
    return last;
  }

  /** The id of the oldest that is kept; one past the newest when none is. */
  public synchronized long oldest() {
    return kept.isEmpty() ? last + 1 : kept.getFirst().exchange().id();
  }

  /** Those after this id, oldest first. */
  public synchronized List<Exchange> after(long id, int most) {
    return kept.stream().map(Kept::exchange).filter(one -> one.id() > id).limit(most).toList();
  }

  public synchronized void clear() {
    kept.clear();
    text = 0;
    changes.happened(Changes.Kind.TRAFFIC);
  }

  private record Kept(Exchange exchange, int length) {}
}
