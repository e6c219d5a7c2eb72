package io.opsmate.skills.digest;

import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.digest.DigestBook.Added;
import io.opsmate.skills.digest.DigestBook.Saved;
import io.opsmate.skills.digest.DigestBook.Wish;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Answers commands and buttons about digests. */
final class DigestDesk {
  static final String LENGTH = "length";

  /** Longer is no mute; whoever wants it switches the digest off. */
  private static final Duration LONGEST = Duration.ofDays(90);

  private static final Duration BUTTON = Duration.ofDays(3);

  private final DigestBook book;
  private final DigestDraft draft;
  private final DigestSources sources;
  private final Permits permits;

  DigestDesk(DigestBook book, DigestDraft draft, DigestSources sources, Permits permits) {
    this.book = book;
    this.draft = draft;
    this.sources = sources;
    this.permits = permits;
  }

  Reply list(CommandCall call) {
    return list(call.org(), call.now());
  }

  Reply add(CommandCall call) {
    return switch (draft.of(call, sources.names())) {
      case DigestDraft.Drafted.Bad(Text because) -> Reply.toYou("No digest was set up", because);
      case DigestDraft.Drafted.Good(Digest digest, Text zone) -> added(book.add(call.org(), digest), zone);
    };
  }

  Reply mute(CommandCall call) {
    Duration length = call.arguments().length(LENGTH).orElse(BUTTON);
    if (length.compareTo(LONGEST) > 0 || length.isZero()) {
      return Reply.toYou("Nothing was muted", Text.of("Nothing was muted: write up to 90d, such as ",
          Text.code("/opsmate digest mute 3d"), ", or switch the digest off in ", Text.code("/opsmate digest"), "."));
    }
    List<Digest> here = book.all(call.org())
        .stream()
        .filter(digest -> digest.channel().equals(call.channel()) && digest.standing().isOn())
        .toList();
    if (here.isEmpty()) {
      return Reply.toYou("Nothing was muted",
          Text.of("No digest is on in this conversation. ", Text.code("/opsmate digest"), " shows all there are."));
    }
    Instant until = call.now().plus(length);
    here.forEach(digest -> book.change(
        new Wish(call.org(), digest.id(), digest.version(), call.member(), call.now()), "digest.muted",
        kept -> kept.with(new Digest.Standing(null, until), new Digest.Changed(call.member(), call.now()))));
    return Reply.toYou("Muted", Text.of((here.size() == 1 ? "The digest" : here.size() + " digests")
        + " of this channel: muted until ", until, ". Then it goes on by itself; ", Text.code("/opsmate digest"),
        " ends it earlier."));
  }

  static DigestId idOf(OrgId org, String request) {
    return new DigestId(UUID.nameUUIDFromBytes((org + " digest " + request).getBytes(StandardCharsets.UTF_8)));
  }

  Reply on(Press press) {
    return switched(press, "digest.resumed", digest -> digest.with(Digest.Standing.ON, changed(press)));
  }

  Reply off(Press press) {
    return switched(press, "digest.paused", digest -> digest.with(
        new Digest.Standing("somebody switched it off", null), changed(press)));
  }

  /** Three days from now, whatever version it is: the button stands on what was posted. */
  Reply mute(Press press) {
    return allowed(press).orElseGet(() -> find(press).map(digest -> {
      Instant until = press.now().plus(BUTTON);
      Saved saved = book.change(wish(press, digest.id(), digest.version()), "digest.muted",
          kept -> kept.with(new Digest.Standing(null, until), changed(press)));
      return saved instanceof Saved.Done
          ? Reply.toYou("Muted", Text.of("This digest is muted until ", until, ". Then it goes on by itself; ",
              Text.code("/opsmate digest"), " ends it earlier."))
          : outcome(saved, press);
    }).orElseGet(DigestDesk::gone));
  }

  Reply remove(Press press) {
    return allowed(press).orElseGet(() -> seen(press)
        .map(wish -> outcome(book.remove(wish), press))
        .orElseGet(DigestDesk::gone));
  }

  Optional<Digest> find(Press press) {
    return id(press.value()).flatMap(id -> book.find(press.org(), id));
  }

  Optional<Reply> allowed(Press press) {
    return permits.refusal(press.org(), press.member(), MayRun.APPROVER).map(DigestDesk::refused);
  }

  static Reply refused(String because) {
    return Reply.toYou("Nothing was changed", Text.of("Nothing was changed: ", because, "."));
  }

  static Reply gone() {
    return Reply.toYou("Nothing was changed", Text.of("That digest is not there any more. ",
        Text.code("/opsmate digest"), " shows those that are."));
  }

  static Reply added(Added added, Text zone) {
    return switch (added) {
      case Added.TooMany _ -> Reply.toYou("No digest was set up", Text.of("There are " + DigestBook.MOST
          + " digests already, and no more may be. Remove one in ", Text.code("/opsmate digest"), " first."));
      case Added.Done(Digest digest, Schedule.Occurrence next) -> Reply.toYou("Digest set up",
          Text.of(digest.channel(), " gets a digest: ", Text.strong(DigestWords.plain(digest)),
              ". The first one comes ",
              next.at(), ". ", zone, "I have to be a member there: invite me with ", Text.code("/invite @OpsMate"),
              ". ", Text.code("/opsmate digest preview"), " shows what it would say now."));
    };
  }

  private Reply switched(Press press, String what, UnaryOperator<Digest> change) {
    return allowed(press).orElseGet(() -> seen(press)
        .map(wish -> outcome(book.change(wish, what, change), press))
        .orElseGet(DigestDesk::gone));
  }

  private Reply outcome(Saved saved, Press press) {
    return switch (saved) {
      case Saved.Done _ -> list(press.org(), press.now());
      case Saved.Overtaken(Digest theirs) -> Reply.toYou("Nothing was changed", Text.of("Nothing was changed: ",
          theirs.changed().by(), " changed this digest ", theirs.changed().at(), ", after what you saw was drawn. ",
          Text.code("/opsmate digest"), " shows it as it is."));
      case Saved.Gone _ -> gone();
    };
  }

  private Reply list(OrgId org, Instant now) {
    return new Reply.ToYou(new DigestList(book.all(org), now).card());
  }

  private static Digest.Changed changed(Press press) {
    return new Digest.Changed(press.member(), press.now());
  }

  private static Wish wish(Press press, DigestId id, long seen) {
    return new Wish(press.org(), id, seen, press.member(), press.now());
  }

  /** What a button that carries a version is about. */
  private static Optional<Wish> seen(Press press) {
    List<String> parts = new ArrayList<>(List.of(press.value().split(":", -1)));
    return parts.size() == 2 && parts.getLast().matches("\\d{1,18}")
        ? id(parts.getFirst()).map(id -> wish(press, id, Long.parseLong(parts.getLast())))
        : Optional.empty();
  }

  static Optional<DigestId> id(String text) {
    try {
      return Optional.of(DigestId.parse(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
