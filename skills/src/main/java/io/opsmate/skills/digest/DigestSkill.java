package io.opsmate.skills.digest;

import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ArgumentSpec.Kind;
import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.FormSpec;
import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.ports.Zones;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells channels once a day what there is to know: one message, kept up to date until the day ends. */
public final class DigestSkill implements Skill {
  private final State state;
  private final DigestDesk desk;
  private final DigestWindow window;
  private final DigestPreview preview;
  private final DigestRuns runs;
  private final DigestLost lost;
  private final DigestHome home;

  /** {@code skills} are all there are, with this one; asked for only when somebody calls. */
  public DigestSkill(State state, People people, Supplier<SkillSet> skills) {
    this(state, people, skills, Advisor.NONE);
  }

  /** The same, with a language model for the first sentence. */
  public DigestSkill(State state, People people, Supplier<SkillSet> skills, Advisor advisor) {
    DigestBook book = new DigestBook(state);
    DigestSources sources = new DigestSources(skills);
    DigestDraft draft = new DigestDraft(people.zones());
    this.state = state;
    this.desk = new DigestDesk(book, draft, sources, people.permits());
    this.window = new DigestWindow(book, draft, sources, people.permits());
    this.preview = new DigestPreview(state, book, sources);
    this.runs = new DigestRuns(state, book, sources, new DigestWording(advisor));
    this.lost = new DigestLost(state);
    this.home = new DigestHome(book);
  }

  /** Where digests are kept, and how they are posted and put on record. */
  public record State(Transactions transactions, DigestLedger ledger, AuditTrail audit, Chat chat, Jobs jobs) {}

  /** Who may change digests, and where people are. */
  public record People(Permits permits, Zones zones) {}

  @Override
  public SkillDescriptor descriptor() {
    return SkillDescriptor.of("digest", "Tells a channel once a day what there is to know, with the trend", List.of(
        list(), add(), previewed(), mute()))
        .withButtons(buttons())
        .withForms(new FormSpec(DigestForm.ID, Filled::faults, window::submitted))
        .withHome(home::of)
        .withJobs(new JobSpec<>(DigestJobs.RUN, runs::run), new JobSpec<>(DigestJobs.REFRESH, runs::refresh),
            new JobSpec<>(DigestJobs.TOUCHED, (org, _, now) -> runs.touched(org, now)),
            new JobSpec<>(DigestJobs.WORDS, runs::word), new JobSpec<>(DigestJobs.LOST, lost::run))
        .withPrompts(DigestWording.SPEC);
  }

  /**
   * Something changed that a digest may show: today's messages are looked over a little later, together. A look that has
   * begun may have missed this change, so the key is that of a stretch of time that no running look belongs to.
   */
  public void touched(Tx tx, Instant now) {
    if (state.ledger().all(tx).stream().anyMatch(digest -> digest.standing().isOn())) {
      long stretch = now.toEpochMilli() / DigestRuns.TOGETHER.toMillis();
      Instant end = Instant.ofEpochMilli((stretch + 1) * DigestRuns.TOGETHER.toMillis());
      state.jobs()
          .enqueue(tx, DigestJobs.TOUCHED, "stretch:" + stretch, new DigestJobs.Touched(),
              end.plus(DigestRuns.SETTLED));
    }
  }

  /** Slack has no place for a card; when it is a digest's, its owner is told, and the answer is true. */
  public boolean lost(OrgId org, CardKey card, ChannelId channel, String error, Instant now) {
    Optional<DigestId> digest = DigestLost.of(card);
    digest.ifPresent(id -> state.transactions()
        .run(org, tx -> state.jobs()
            .enqueue(tx, DigestJobs.LOST,
                id + ":" + channel, new DigestJobs.Lost(id.toString(), channel.value(), error), now)));
    return digest.isPresent();
  }

  private ButtonSpec[] buttons() {
    return Stream.concat(
        Stream.of(new ButtonSpec(DigestList.ON, desk::on), new ButtonSpec(DigestList.OFF, desk::off),
            new ButtonSpec(DigestList.REMOVE, desk::remove), new ButtonSpec(DigestList.PREVIEW, preview::one),
            new ButtonSpec(DigestCard.MUTE, desk::mute), new ButtonSpec(DigestCard.EDIT, window::edit).inWindow()),
        Arrays.stream(Presets.values())
            .map(preset -> new ButtonSpec(DigestList.ADD + ":" + preset.word(), window::ask).inWindow()))
        .toArray(ButtonSpec[]::new);
  }

  private CommandSpec list() {
    return new CommandSpec("digest", "Show which digests are posted where and when; approvers change them there",
        List.of(), List.of("digest"), MayRun.ANYONE, "Looking up the digests.", desk::list).cheap();
  }

  private CommandSpec add() {
    return new CommandSpec("digest add", "Post a digest here at a time of day, once a day, kept up to date", List.of(
        ArgumentSpec.word(DigestDraft.PRESET, new Kind.OneOf(Presets.words()),
            "Where to begin; weekday-morning without it"),
        ArgumentSpec.flag(DigestDraft.AT, new Kind.TimeOfDay(), "At which time of day"),
        ArgumentSpec.flag(DigestDraft.DAYS, new Kind.Weekdays(), "On which days"),
        ArgumentSpec.flag(DigestDraft.ZONE, new Kind.Zone(), "In which time zone; yours without it"),
        ArgumentSpec.flag(DigestDraft.CHANNEL, new Kind.Channel(), "In which channel; this one without it"),
        ArgumentSpec.flag(DigestDraft.SKILLS, new Kind.Free("zombie,desk"), "Only what these skills say"),
        ArgumentSpec.flag(DigestDraft.MINIMUM, new Kind.Amount(), "Leave out what is worth less a month"),
        ArgumentSpec.flag(DigestDraft.QUIET, new Kind.YesNo(), "Post nothing on a day with nothing to tell")),
        List.of("digest add", "digest add weekly-money", "digest add --at 08:30 --days mon-fri --zone Europe/Berlin"),
        MayRun.APPROVER, "Setting up the digest.", desk::add);
  }

  private CommandSpec previewed() {
    return new CommandSpec("digest preview", "Show you alone what the digest of this channel would say now", List.of(),
        List.of("digest preview"), MayRun.ANYONE, "Reading what there is to tell.", preview::here);
  }

  private CommandSpec mute() {
    return new CommandSpec("digest mute", "Post no digest in this channel for a while", List.of(
        ArgumentSpec.word(DigestDesk.LENGTH, new Kind.Length(), "For how long; 3d without it")),
        List.of("digest mute 3d"), MayRun.APPROVER, "Muting the digest.", desk::mute);
  }
}
