package io.opsmate.skills.digest;

import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.digest.DigestBook.Saved;
import io.opsmate.skills.digest.DigestBook.Wish;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Optional;

/** Sets digests up and changes them in a window; of two people who change one, the second sees what the first did. */
final class DigestWindow {
  private final DigestBook book;
  private final DigestDraft draft;
  private final DigestSources sources;
  private final Permits permits;

  DigestWindow(DigestBook book, DigestDraft draft, DigestSources sources, Permits permits) {
    this.book = book;
    this.draft = draft;
    this.sources = sources;
    this.permits = permits;
  }

  Reply ask(Press press) {
    return refusal(press.org(), press).orElseGet(() -> {
      Presets preset = Presets.of(press.value()).orElse(Presets.WEEKDAY_MORNING);
      DigestDraft.Zoned zoned = draft.zone(press.org(), press.member());
      return new Reply.Ask(DigestForm.of(DigestForm.NEW, press.channel(),
          new Schedule(preset.days(), preset.time(), zoned.zone()),
          new Digest.Content(java.util.Set.of(), preset.minimum(), preset.quiet()), sources.names(), List.of()));
    });
  }

  Reply edit(Press press) {
    return refusal(press.org(), press).orElseGet(() -> DigestDesk.id(press.value())
        .flatMap(id -> book.find(press.org(), id))
        .<Reply>map(digest -> new Reply.Ask(form(digest, List.of())))
        .orElseGet(DigestDesk::gone));
  }

  Reply submitted(Submission sent) {
    Optional<String> refusal = permits.refusal(sent.org(), sent.member(), MayRun.APPROVER);
    if (refusal.isPresent()) {
      return DigestDesk.refused(refusal.get());
    }
    String fault = Filled.first(sent.answers(), () -> "");
    if (!fault.isEmpty()) {
      return Reply.toYou("Nothing was saved", Text.of("Nothing was saved: ", fault));
    }
    return sent.token().equals(DigestForm.NEW) ? added(sent) : changed(sent);
  }

  private Reply added(Submission sent) {
    Filled filled = new Filled(sent.answers());
    Digest digest = new Digest(DigestDesk.idOf(sent.org(), sent.request().value()), 1,
        filled.channel(DigestBook.directly(sent.member())), filled.schedule(), filled.content(), Digest.Standing.ON,
        new Digest.Changed(sent.member(), sent.now()));
    return DigestDesk.added(book.add(sent.org(), digest), Text.of());
  }

  private Reply changed(Submission sent) {
    String[] token = sent.token().split(":", 2);
    Optional<DigestId> id = DigestDesk.id(token[0]);
    if (id.isEmpty() || token.length < 2 || !token[1].matches("\\d{1,18}")) {
      return DigestDesk.gone();
    }
    Wish wish = new Wish(sent.org(), id.get(), Long.parseLong(token[1]), sent.member(), sent.now());
    Filled filled = new Filled(sent.answers());
    return switch (book.change(wish, "digest.changed", kept -> kept.with(filled.channel(kept.channel()),
        filled.schedule(), filled.content(), wish.changed()))) {
      case Saved.Done(Digest now) -> Reply.toYou("Digest changed", Text.of(now.channel(), " gets it ",
          Text.strong(DigestWords.plain(now)), ". ", DigestWords.standing(now, sent.now())));
      case Saved.Overtaken(Digest theirs) when isSent(theirs, sent) -> Reply.toYou("Digest changed",
          DigestWords.line(theirs, sent.now()));
      case Saved.Overtaken(Digest theirs) -> new Reply.Ask(form(theirs, List.of(Text.of(theirs.changed().by(),
          " saved this digest first, ", theirs.changed().at(), ", so nothing of yours was saved. This is how it stands"
              + " now; change it again and save."))));
      case Saved.Gone _ -> DigestDesk.gone();
    };
  }

  /** The same submission runs again after a crash: what is kept is what it saved. */
  private static boolean isSent(Digest theirs, Submission sent) {
    Filled filled = new Filled(sent.answers());
    return theirs.changed().by().equals(sent.member()) && theirs.schedule().equals(filled.schedule())
        && theirs.content().equals(filled.content()) && theirs.channel().equals(filled.channel(theirs.channel()));
  }

  private io.opsmate.skills.kernel.Form form(Digest digest, List<Text> notes) {
    return DigestForm.of(DigestForm.token(digest), digest.channel(), digest.schedule(), digest.content(),
        sources.names(), notes);
  }

  private Optional<Reply> refusal(OrgId org, Press press) {
    return permits.refusal(org, press.member(), MayRun.APPROVER).map(DigestDesk::refused);
  }
}
