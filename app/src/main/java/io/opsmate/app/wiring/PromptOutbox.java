package io.opsmate.app.wiring;

import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Tells the relay of every new letter after its commit, so that nobody waits for the relay's next round. */
record PromptOutbox(Outbox outbox, RelayPoke poke) implements Outbox {
  @Override
  public void put(Tx tx, String key, Letter letter, Instant due) {
    outbox.put(tx, key, letter, due);
    tx.afterCommit(poke);
  }

  @Override
  public List<Claimed> claim(Instant now, Instant leaseUntil, int most, Set<Lane> closed) {
    return outbox.claim(now, leaseUntil, most, closed);
  }

  @Override
  public void sent(Claimed letter, Instant now) {
    outbox.sent(letter, now);
  }

  @Override
  public void again(Claimed letter, Instant due, String why) {
    outbox.again(letter, due, why);
  }

  @Override
  public void setAside(Claimed letter, Instant now, String why) {
    outbox.setAside(letter, now, why);
  }

  @Override
  public Depth depth() {
    return outbox.depth();
  }
}
