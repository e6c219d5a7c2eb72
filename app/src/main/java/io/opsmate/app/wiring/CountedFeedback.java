package io.opsmate.app.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.opsmate.commands.talk.Feedback;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;

/** Counts thumbs for Prometheus, by prompt and model, once they are on record. */
final class CountedFeedback implements Feedback {
  private final Feedback kept;
  private final MeterRegistry meters;

  CountedFeedback(Feedback kept, MeterRegistry meters) {
    this.kept = kept;
    this.meters = meters;
  }

  @Override
  public void give(Tx tx, Thumb thumb) {
    kept.give(tx, thumb);
    tx.afterCommit(() -> meters
        .counter("opsmate.talk.feedback", "prompt", thumb.prompt(), "model", thumb.model(), "thumb",
            thumb.isUp() ? "up" : "down")
        .increment());
  }

  @Override
  public List<Count> counts(Tx tx, Instant since) {
    return kept.counts(tx, since);
  }

  @Override
  public int erase(Tx tx, MemberId member) {
    return kept.erase(tx, member);
  }
}
