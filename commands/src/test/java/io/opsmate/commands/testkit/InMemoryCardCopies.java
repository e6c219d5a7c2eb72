package io.opsmate.commands.testkit;

import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.PerOrg;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where cards stand, in memory. */
public final class InMemoryCardCopies implements CardCopies {
  private final PerOrg<Map<Place, Shown>> copies = new PerOrg<>(LinkedHashMap::new, LinkedHashMap::new);

  private record Place(ChannelId channel, String ts) {}

  private record Shown(CardKey card, long version) {}

  @Override
  public List<Copy> of(Tx tx, CardKey card) {
    return copies.in(tx)
        .entrySet()
        .stream()
        .filter(copy -> copy.getValue().card().equals(card))
        .map(copy -> new Copy(copy.getKey().channel(), copy.getKey().ts(), copy.getValue().version()))
        .toList();
  }

  @Override
  public void shows(Tx tx, CardKey card, Copy copy) {
    copies.in(tx)
        .merge(new Place(copy.channel(), copy.ts()), new Shown(card, copy.version()),
            (old, now) -> now.version() > old.version() ? now : old);
  }

  @Override
  public void gone(Tx tx, CardKey card, Copy copy) {
    copies.in(tx).remove(new Place(copy.channel(), copy.ts()));
  }

  @Override
  public Optional<CardKey> at(Tx tx, ChannelId channel, String ts) {
    return Optional.ofNullable(copies.in(tx).get(new Place(channel, ts))).map(Shown::card);
  }
}
