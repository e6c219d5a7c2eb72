package io.opsmate.skills.digest;

import io.opsmate.skills.digest.DigestSources.Said;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.DigestCall;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows somebody what a digest would say now. Posts nothing and keeps nothing. */
final class DigestPreview {
  private static final int HISTORY = 20;
  private static final Digest.Content ALL = new Digest.Content(Set.of(), null, false);

  private final DigestSkill.State state;
  private final DigestBook book;
  private final DigestSources sources;

  DigestPreview(DigestSkill.State state, DigestBook book, DigestSources sources) {
    this.state = state;
    this.book = book;
    this.sources = sources;
  }

  /** That of the channel; without one, what one about everything would say. */
  Reply here(CommandCall call) {
    return preview(of(call.org(), call.channel()), new DigestCall(call.org(), call.now(), call.progress()));
  }

  Reply one(Press press) {
    return DigestDesk.id(press.value())
        .flatMap(id -> book.find(press.org(), id))
        .map(digest -> preview(Optional.of(digest), new DigestCall(press.org(), press.now())))
        .orElseGet(DigestDesk::gone);
  }

  private Reply preview(Optional<Digest> digest, DigestCall call) {
    OrgId org = call.org();
    Instant now = call.now();
    LocalDate day = digest.map(one -> one.schedule().today(now))
        .orElseGet(() -> LocalDate.ofInstant(now,
            ZoneOffset.UTC));
    Digest.Content content = digest.map(Digest::content).orElse(ALL);
    Said said = sources.read(content, call);
    if (call.progress().isCancelled()) {
      return Reply.toYou("No preview", Text.of("It was cancelled. Nothing is posted or changed by a preview."));
    }
    List<Post> earlier = digest.map(one -> state.transactions()
        .in(org,
            tx -> state.ledger().before(tx, one.id(), day, HISTORY)))
        .orElse(List.of());
    DigestCard card = new DigestCard(day, said, new Trend(said.told(), earlier), now, Duration.ZERO);
    return new Reply.ToYou(card.preview(digest.map(DigestPreview::words)
        .orElse("This channel has no digest: that is what"
            + " one about everything would say. Set one up with /opsmate digest add.")
        + (content.quiet() && said.isEmpty() ? " On such a day it posts nothing." : "")));
  }

  private static String words(Digest digest) {
    return DigestWords.plain(digest) + ".";
  }

  private Optional<Digest> of(OrgId org, ChannelId channel) {
    return book.all(org).stream().filter(digest -> digest.channel().equals(channel)).findFirst();
  }
}
