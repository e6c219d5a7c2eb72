package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Tx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps what was said in memory, in order. */
public final class RecordingChat implements Chat {
  private final PerOrg<List<Said>> said = new PerOrg<>(ArrayList::new, ArrayList::new);

  /** Something OpsMate said. */
  public sealed interface Said {
    record OnCard(CardKey key, long version, ChannelId channel, Card card) implements Said {}

    record InThread(CardKey below, String messageKey, Text text) implements Said {}

    record Files(CardKey below, String messageKey, Text text, List<Paper> papers) implements Said {}

    record Privately(ChannelId channel, MemberId member, String messageKey, Card card) implements Said {}

    record HomeChanged() implements Said {}
  }

  @Override
  public void card(Tx tx, CardKey key, long version, ChannelId channel, Card card) {
    said.in(tx).add(new Said.OnCard(key, version, channel, card));
  }

  @Override
  public void inThread(Tx tx, CardKey below, String messageKey, Text text) {
    said.in(tx).add(new Said.InThread(below, messageKey, text));
  }

  @Override
  public void files(Tx tx, CardKey below, String messageKey, Text text, List<Paper> papers) {
    said.in(tx).add(new Said.Files(below, messageKey, text, List.copyOf(papers)));
  }

  @Override
  public void privately(Tx tx, ChannelId channel, MemberId member, String messageKey, Card card) {
    said.in(tx).add(new Said.Privately(channel, member, messageKey, card));
  }

  @Override
  public void homeChanged(Tx tx) {
    said.in(tx).add(new Said.HomeChanged());
  }

  public List<Said> all(OrgId org) {
    return List.copyOf(said.kept(org));
  }

  /** The newest version of a card. */
  public Optional<Said.OnCard> card(OrgId org, CardKey key) {
    return of(org, Said.OnCard.class).filter(one -> one.key().equals(key))
        .max(Comparator.comparing(Said.OnCard::version));
  }

  public List<Said.InThread> threads(OrgId org) {
    return of(org, Said.InThread.class).toList();
  }

  public List<Said.Files> files(OrgId org) {
    return of(org, Said.Files.class).toList();
  }

  public List<Said.Privately> privately(OrgId org) {
    return of(org, Said.Privately.class).toList();
  }

  private <S extends Said> Stream<S> of(OrgId org, Class<S> kind) {
    return all(org).stream().filter(kind::isInstance).map(kind::cast);
  }
}
