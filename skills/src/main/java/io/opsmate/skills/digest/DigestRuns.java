package io.opsmate.skills.digest;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.digest.DigestSources.Said;
import io.opsmate.skills.digest.Schedule.Occurrence;
import io.opsmate.skills.kernel.DigestCall;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts digests when they are due, and edits them through the day. */
final class DigestRuns {
  private static final Logger LOG = LoggerFactory.getLogger(DigestRuns.class);

  /** How often today's message is looked over. */
  static final Duration EVERY = Duration.ofHours(1);

  /** A look that is nearer than this is left out: it may be the one that runs, on a clock that went back a little. */
  private static final Duration SOON = Duration.ofMinutes(1);

  /** Changes within a stretch of this length are shown together. */
  static final Duration TOGETHER = Duration.ofSeconds(90);

  /** How long after such a stretch they are looked at: what was changed at its end is committed by then. */
  static final Duration SETTLED = Duration.ofSeconds(30);

  /** The message is posted first. */
  private static final Duration WORDED = Duration.ofSeconds(1);

  /** Unit: earlier posts in the picture. */
  private static final int HISTORY = 20;

  private final DigestSkill.State state;
  private final DigestBook book;
  private final DigestSources sources;
  private final DigestWording wording;

  DigestRuns(DigestSkill.State state, DigestBook book, DigestSources sources, DigestWording wording) {
    this.wording = wording;
    this.state = state;
    this.book = book;
    this.sources = sources;
  }

  /**
   * A time has come. The next one is enqueued first and on its own, so that nothing that goes wrong today can end it.
   */
  void run(OrgId org, DigestJobs.Due due, Instant now) {
    Optional<Digest> found = current(org, due);
    if (found.isEmpty()) {
      return;
    }
    Digest digest = found.get();
    state.transactions().run(org, tx -> book.next(tx, digest, now));
    List<LocalDate> missed = missed(org, digest, LocalDate.parse(due.day()), now);
    Optional<Occurrence> today = digest.schedule().due(now).filter(_ -> !digest.standing().isMuted(now));
    if (today.isEmpty()) {
      state.transactions().run(org, tx -> skipped(tx, digest, missed, now));
      return;
    }
    Said said = sources.read(digest.content(), new DigestCall(org, now));
    Drawn drawn = drawn(org, digest, today.get(), said, now);
    state.transactions().run(org, tx -> {
      Optional<Digest> kept = state.ledger().find(tx, digest.id());
      if (kept.isPresent() && !kept.get().equals(digest)) {
        book.today(tx, kept.get(), now);
      } else if (kept.isPresent() && state.ledger().post(tx, drawn.post())) {
        skipped(tx, digest, missed, now);
        post(tx, digest, drawn, now);
      }
    });
  }

  /** Today's message is read and drawn again; it is edited when its figures are others. */
  void refresh(OrgId org, DigestJobs.Shown shown, Instant now) {
    Optional<Digest> found = DigestDesk.id(shown.digest()).flatMap(id -> book.find(org, id));
    LocalDate day = LocalDate.parse(shown.day());
    if (found.isEmpty() || !found.get().standing().isOn() || !found.get().schedule().today(now).equals(day)) {
      return;
    }
    Digest digest = found.get();
    state.transactions().run(org, tx -> later(tx, digest, day, now));
    edit(org, digest, day, now, sources::read);
  }

  /**
   * Opens a message that stands as it was first posted by a sentence. The message is there already and waits for nothing;
   * one whose figures have changed since goes without.
   */
  void word(OrgId org, DigestJobs.Shown shown, Instant now) {
    LocalDate day = LocalDate.parse(shown.day());
    Optional<Digest> found = DigestDesk.id(shown.digest()).flatMap(id -> book.find(org, id));
    Optional<Post> kept =
        found.flatMap(digest -> state.transactions().in(org, tx -> state.ledger().on(tx, digest.id(), day)));
    if (kept.filter(post -> post.isShown() && post.version() == 1).isEmpty()) {
      return;
    }
    Digest digest = found.get();
    Said said = sources.read(digest.content(), new DigestCall(org, now));
    Drawn drawn = drawn(org, digest, new Occurrence(day, kept.get().at()), said, kept.get().at());
    if (!drawn.post().told().equals(kept.get().told())) {
      return;
    }
    wording.of(org, digest, said, drawn.card().trend(), now).ifPresent(sentence -> {
      Post next = kept.get().edited(now, kept.get().told());
      state.transactions().run(org, tx -> {
        if (state.ledger().edit(tx, next)) {
          state.chat()
              .card(tx, next.card(), next.version(), digest.channel(),
                  drawn.card().openedBy(sentence).posted(digest));
        }
      });
    });
  }

  /** Something changed: all messages of today are looked over; those that say the same are read for once. */
  void touched(OrgId org, Instant now) {
    Map<Digest.Content, Said> read = new HashMap<>();
    for (Digest digest : book.all(org)) {
      if (digest.standing().isOn()) {
        edit(org, digest, digest.schedule().today(now), now,
            (content, call) -> read.computeIfAbsent(content, _ -> sources.read(content, call)));
      }
    }
  }

  private void edit(OrgId org, Digest digest, LocalDate day, Instant now,
      BiFunction<Digest.Content, DigestCall, Said> reader) {
    Optional<Post> kept = state.transactions().in(org, tx -> state.ledger().on(tx, digest.id(), day));
    if (kept.filter(Post::isShown).isEmpty()) {
      return;
    }
    Said said = reader.apply(digest.content(), new DigestCall(org, now));
    Drawn drawn = drawn(org, digest, new Occurrence(day, now), said, now);
    if (drawn.post().told().equals(kept.get().told())) {
      return;
    }
    Post next = kept.get().edited(now, drawn.post().told());
    state.transactions().run(org, tx -> {
      if (state.ledger().edit(tx, next)) {
        state.chat().card(tx, next.card(), next.version(), digest.channel(), drawn.card().posted(digest));
      }
    });
  }

  private void post(Tx tx, Digest digest, Drawn drawn, Instant now) {
    Post post = drawn.post();
    if (!post.isShown()) {
      return;
    }
    state.chat().card(tx, post.card(), post.version(), digest.channel(), drawn.card().posted(digest));
    int number = 0;
    for (Text detail : drawn.card().details()) {
      number++;
      state.chat().inThread(tx, post.card(), "details:" + number, detail);
    }
    state.audit()
        .record(tx, AuditEntry.byOpsMate(now, "digest.posted", "digest:" + digest.id(), Map.of("for",
            post.day().toString(), "channel", digest.channel().value(), "figures",
            Integer.toString(post.told().size()))));
    later(tx, digest, post.day(), now);
    if (wording.isThere()) {
      state.jobs()
          .enqueue(tx, DigestJobs.WORDS, digest.id() + ":" + post.day(),
              new DigestJobs.Shown(digest.id().toString(), post.day().toString()), now.plus(WORDED));
    }
  }

  /**
   * The next look, at one of the hours that its time of day gives: whoever asks again within the hour, as a try after a
   * failure does, asks for the same job.
   */
  private void later(Tx tx, Digest digest, LocalDate day, Instant now) {
    Instant next = digest.schedule().step(day, EVERY, now.plus(SOON));
    if (next.isBefore(digest.schedule().endOf(day))) {
      state.jobs()
          .enqueue(tx, DigestJobs.REFRESH, digest.id() + ":" + day + "@" + next.toEpochMilli(),
              new DigestJobs.Shown(digest.id().toString(), day.toString()), next);
    }
  }

  /** What is to be kept and shown. */
  private record Drawn(Post post, DigestCard card) {}

  private Drawn drawn(OrgId org, Digest digest, Occurrence today, Said said, Instant now) {
    List<Post> earlier =
        state.transactions().in(org, tx -> state.ledger().before(tx, digest.id(), today.day(), HISTORY));
    boolean shown = !digest.content().quiet() || !said.isEmpty();
    return new Drawn(new Post(digest.id(), today.day(), 1, now, shown, said.told()), new DigestCard(today.day(), said,
        new Trend(said.told(), earlier), now, late(digest, today, now)));
  }

  /** Of a time that was chosen when it was over, OpsMate knew only then. */
  private static Duration late(Digest digest, Occurrence today, Instant now) {
    Instant known = digest.changed().at();
    return Duration.between(known.isAfter(today.at()) ? known : today.at(), now);
  }

  /** Of an older version there is nothing to do: whoever changed it enqueued the next time. */
  private Optional<Digest> current(OrgId org, DigestJobs.Due due) {
    return DigestDesk.id(due.digest())
        .flatMap(id -> book.find(org, id))
        .filter(digest -> digest.version() == due.version() && digest.standing().isOn());
  }

  /** Not those that have a post: the job of such a day ran, and only its end was not kept. */
  private List<LocalDate> missed(OrgId org, Digest digest, LocalDate from, Instant now) {
    List<LocalDate> days = planned(digest, from, now);
    return days.isEmpty()
        ? days
        : state.transactions()
            .in(org, tx -> days.stream()
                .filter(day -> state.ledger().on(tx, digest.id(), day).isEmpty())
                .toList());
  }

  private static List<LocalDate> planned(Digest digest, LocalDate from, Instant now) {
    List<LocalDate> planned = new ArrayList<>();
    LocalDate today = digest.schedule().today(now);
    for (LocalDate day = from; day.isBefore(today); day = day.plusDays(1)) {
      digest.schedule()
          .on(day)
          .filter(one -> !digest.standing().isMuted(one.at()))
          .map(Occurrence::day)
          .ifPresent(planned::add);
    }
    return planned;
  }

  private void skipped(Tx tx, Digest digest, List<LocalDate> missed, Instant now) {
    if (missed.isEmpty()) {
      return;
    }
    LOG.atWarn()
        .addKeyValue("org", tx.org())
        .addKeyValue("digest", digest.id())
        .addKeyValue("days", missed)
        .log("a digest was not posted on past days, as OpsMate did not run; those days stay without one");
    state.audit()
        .record(tx, AuditEntry.byOpsMate(now, "digest.missed", "digest:" + digest.id(),
            Map.of("for", missed.getFirst() + (missed.size() == 1 ? "" : " to " + missed.getLast()), "because",
                "OpsMate did not run then", "channel", digest.channel().value())));
  }
}
