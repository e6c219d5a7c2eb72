package io.opsmate.commands.outbox;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Keeps letters from the transaction that wrote them until Slack has taken them. */
public interface Outbox {
  /**
   * Puts a letter with the transaction. The same {@code key} again in this org is ignored, for a week after the letter
   * left too; a {@link Letter.Home} that is still waiting for the same member absorbs a new one.
   */
  void put(Tx tx, String key, Letter letter, Instant due);

  /**
   * Hands out letters that are due, the first of each stream, over all orgs, and keeps them from everybody else until
   * {@code leaseUntil}. While a letter is handed out, no other of its stream is. A {@link Letter.CardVersion} that a higher
   * version of the same card waits behind is not handed out: it counts as sent, and the highest takes its place.
   */
  default List<Claimed> claim(Instant now, Instant leaseUntil, int most) {
    return claim(now, leaseUntil, most, Set.of());
  }

  /**
   * As {@link #claim(Instant, Instant, int)}, without the letters of lanes that are closed. Orgs take turns, and within an
   * org its lanes, so that a long queue keeps nobody else waiting.
   */
  List<Claimed> claim(Instant now, Instant leaseUntil, int most, Set<Lane> closed);

  /** The letter has left; forget it. */
  void sent(Claimed letter, Instant now);

  /** It could not leave; hand it out again at {@code due}. The rest of its stream waits behind it. */
  void again(Claimed letter, Instant due, String why);

  /** It will never leave ({@code why} says so); it is set aside, stays visible to operators, and its stream goes on. */
  void setAside(Claimed letter, Instant now, String why);

  /** How many letters wait, and how many were set aside, over all orgs; for metrics. */
  Depth depth();

  /** A letter handed out. {@code tries} counts the earlier ones. */
  record Claimed(OrgId org, UUID id, int tries, Letter letter) {}

  /** Letters of one org that share what Slack allows; see {@link Letter#lane}. */
  record Lane(OrgId org, String name) {
    public static Lane of(Claimed letter) {
      return new Lane(letter.org(), letter.letter().lane());
    }

    /** Stands for all lanes of an org that are one conversation each. */
    public static Lane conversations(OrgId org) {
      return new Lane(org, Letter.CONVERSATION);
    }

    public boolean areConversations() {
      return name.equals(Letter.CONVERSATION);
    }
  }

  /** See {@link #depth}. */
  record Depth(long waiting, long setAside) {}
}
