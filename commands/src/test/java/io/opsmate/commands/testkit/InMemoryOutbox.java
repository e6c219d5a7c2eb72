package io.opsmate.commands.testkit;

import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.PerOrg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An outbox in memory. */
public final class InMemoryOutbox implements Outbox {
  private final InMemoryTransactions transactions;
  private final Ids ids;
  private final PerOrg<Map<String, Waiting>> letters = new PerOrg<>(LinkedHashMap::new, LinkedHashMap::new);

  public InMemoryOutbox(InMemoryTransactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  private enum Fate {
    WAITS, LEFT, SET_ASIDE
  }

  private record Waiting(UUID id, long place, String key, Letter letter, Instant due, @Nullable Instant leased,
      int tries,
      Fate fate) {
    Waiting ended(Fate how) {
      return new Waiting(id, place, key, letter, due, null, tries, how);
    }

    Waiting due(Instant at) {
      return new Waiting(id, place, key, letter, at, null, tries, fate);
    }

    Waiting leased(Instant until) {
      return new Waiting(id, place, key, letter, due, until, tries + 1, fate);
    }

    Waiting at(long where) {
      return new Waiting(id, where, key, letter, due, leased, tries, fate);
    }

    boolean waits() {
      return fate == Fate.WAITS;
    }

    boolean isCard(Letter card) {
      return letter.cardVersion().isPresent() && letter.stream().equals(card.stream());
    }

    long version() {
      return letter.cardVersion().orElse(0);
    }
  }

  @Override
  public void put(Tx tx, String key, Letter letter, Instant due) {
    boolean absorbed = letter instanceof Letter.Home && letters.in(tx)
        .values()
        .stream()
        .anyMatch(one -> one.waits() && one.leased() == null && one.letter().equals(letter));
    if (!absorbed) {
      letters.in(tx)
          .putIfAbsent(key, new Waiting(ids.next(), letters.in(tx).size(), key, letter, due, null, 0, Fate.WAITS));
    }
  }

  @Override
  public List<Claimed> claim(Instant now, Instant leaseUntil, int most, Set<Lane> closed) {
    return transactions.alone(() -> {
      List<Turn> turns = new ArrayList<>();
      letters.forEachOrg((org, all) -> turns.addAll(turns(org, all, now, closed)));
      return turns.stream()
          .sorted(Comparator.comparing(Turn::turn).thenComparing(turn -> turn.head().due()))
          .limit(most)
          .map(turn -> handOut(turn.org(), turn.all(), turn.head(), leaseUntil))
          .toList();
    });
  }

  private record Turn(OrgId org, Map<String, Waiting> all, Waiting head, int turn) {}

  /** The org's letters in their order: one of each lane, then another of each. */
  private static List<Turn> turns(OrgId org, Map<String, Waiting> all, Instant now, Set<Lane> closed) {
    Map<String, List<Waiting>> lanes = new LinkedHashMap<>();
    heads(all).stream()
        .filter(head -> !head.due().isAfter(now) && (head.leased() == null || !now.isBefore(head.leased())))
        .filter(head -> !closed.contains(new Lane(org, head.letter().lane())))
        .filter(head -> !(head.letter().laneIsOneConversation() && closed.contains(Lane.conversations(org))))
        .sorted(Comparator.comparing((Waiting one) -> one.due()).thenComparing(Waiting::place))
        .forEach(head -> lanes.computeIfAbsent(head.letter().lane(), _ -> new ArrayList<>()).add(head));
    List<Turn> turns = new ArrayList<>();
    for (int round = 0; lanes.values().stream().mapToInt(List::size).max().orElse(0) > round; round++) {
      for (List<Waiting> lane : lanes.values()) {
        if (lane.size() > round) {
          turns.add(new Turn(org, all, lane.get(round), turns.size()));
        }
      }
    }
    return turns;
  }

  @Override
  public void sent(Claimed letter, Instant now) {
    change(letter, held -> held.ended(Fate.LEFT));
  }

  @Override
  public void again(Claimed letter, Instant due, String why) {
    change(letter, held -> held.due(due));
  }

  @Override
  public void setAside(Claimed letter, Instant now, String why) {
    change(letter, held -> held.ended(Fate.SET_ASIDE));
  }

  @Override
  public Depth depth() {
    return transactions.alone(() -> {
      List<Waiting> all = new ArrayList<>();
      letters.forEachOrg((_, some) -> all.addAll(some.values()));
      return new Depth(all.stream().filter(Waiting::waits).count(),
          all.stream().filter(one -> one.fate() == Fate.SET_ASIDE).count());
    });
  }

  /** Every letter of the org that was ever put, in order. */
  public List<Letter> all(OrgId org) {
    return transactions.alone(() -> letters.kept(org).values().stream().map(Waiting::letter).toList());
  }

  private static List<Waiting> heads(Map<String, Waiting> all) {
    Map<String, Waiting> heads = new LinkedHashMap<>();
    all.values()
        .stream()
        .filter(Waiting::waits)
        .sorted(Comparator.comparing(Waiting::place))
        .forEach(one -> heads.putIfAbsent(one.letter().stream(), one));
    return List.copyOf(heads.values());
  }

  /** The head of a stream; of a card its newest version, which takes the place of the older ones. */
  private static Claimed handOut(OrgId org, Map<String, Waiting> all, Waiting head, Instant leaseUntil) {
    Waiting newest = head;
    Letter card = head.letter();
    if (card.cardVersion().isPresent()) {
      newest = all.values()
          .stream()
          .filter(one -> one.waits() && one.isCard(card))
          .max(Comparator.comparing(Waiting::version))
          .orElse(head);
      for (Waiting one : List.copyOf(all.values())) {
        if (one.waits() && one.isCard(card) && one != newest) {
          all.put(one.key(), one.ended(Fate.LEFT));
        }
      }
    }
    all.put(newest.key(), newest.at(head.place()).leased(leaseUntil));
    return new Claimed(org, newest.id(), newest.tries(), newest.letter());
  }

  /** Whoever's lease ran out and was given to another changes nothing. */
  private void change(Claimed claimed, UnaryOperator<Waiting> to) {
    transactions.alone(() -> {
      Map<String, Waiting> all = letters.kept(claimed.org());
      Optional<Waiting> held = all.values()
          .stream()
          .filter(one -> one.id().equals(claimed.id()) && one.waits() && one.leased() != null
              && one.tries() == claimed.tries() + 1)
          .findAny();
      held.ifPresent(one -> all.put(one.key(), to.apply(one)));
      return held.isPresent();
    });
  }
}
