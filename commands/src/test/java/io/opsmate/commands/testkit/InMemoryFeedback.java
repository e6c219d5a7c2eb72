package io.opsmate.commands.testkit;

import io.opsmate.commands.talk.Feedback;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.PerOrg;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Thumbs in memory. */
public final class InMemoryFeedback implements Feedback {
  private final PerOrg<Map<String, Thumb>> given = new PerOrg<>(LinkedHashMap::new, LinkedHashMap::new);

  @Override
  public void give(Tx tx, Thumb thumb) {
    given.in(tx).put(thumb.request().value() + " " + thumb.member(), thumb);
  }

  @Override
  public List<Count> counts(Tx tx, Instant since) {
    Map<String, Count> counts = new TreeMap<>();
    given.in(tx)
        .values()
        .stream()
        .filter(one -> !one.at().isBefore(since))
        .forEach(one -> counts.merge(one.prompt() + " " + one.model(),
            new Count(one.prompt(), one.model(), one.isUp() ? 1 : 0, one.isUp() ? 0 : 1),
            (a, b) -> new Count(a.prompt(), a.model(), a.up() + b.up(), a.down() + b.down())));
    return List.copyOf(counts.values());
  }

  @Override
  public int erase(Tx tx, MemberId member) {
    int before = given.in(tx).size();
    given.in(tx).values().removeIf(one -> one.member().equals(member));
    return before - given.in(tx).size();
  }
}
