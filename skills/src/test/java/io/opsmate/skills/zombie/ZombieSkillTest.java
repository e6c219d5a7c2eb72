package io.opsmate.skills.zombie;

import static io.opsmate.skills.zombie.Estates.IRELAND;
import static io.opsmate.skills.zombie.Estates.VIRGINIA;
import static io.opsmate.skills.zombie.Estates.address;
import static io.opsmate.skills.zombie.Estates.attached;
import static io.opsmate.skills.zombie.Estates.snapshot;
import static io.opsmate.skills.zombie.Estates.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.ActionRunner;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalJobs;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.DecideResult;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.DigestCall;
import io.opsmate.skills.kernel.DigestPiece;
import io.opsmate.skills.kernel.DigestPiece.Figure;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryBreakers;
import io.opsmate.skills.testkit.InMemoryLedger;
import io.opsmate.skills.testkit.InMemoryMutes;
import io.opsmate.skills.testkit.InMemoryReports;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.PlainPapers;
import io.opsmate.skills.testkit.ReadablePlanCodec;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ZombieSkillTest {
  private static final MemberId ASKER = new MemberId("U0ASKER");
  private static final MemberId APPROVER = new MemberId("U0APPROVER");
  private static final ChannelId OPS = new ChannelId("C0OPS");

  private final SetClock clock = SetClock.atNoon();
  private final ScriptedCloud cloud = new ScriptedCloud();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RecordingAudit audit = new RecordingAudit();
  private final RecordingChat chat = new RecordingChat();
  private final ManualJobs jobs = new ManualJobs(transactions);
  private Estate.Acting acting = new Estate.Acting.With(new ActionRegistry(
      List.of(ZombieActions.DELETE_VOLUME, ZombieActions.DELETE_SNAPSHOT, ZombieActions.RELEASE_ADDRESS,
          ZombieActions.RESTORE_VOLUME),
      new ZombieHandlings(new ScriptedDeletions<>(cloud), new ScriptedDeletions<>(cloud),
          new ScriptedDeletions<>(cloud), new ScriptedRestores(cloud))
          .recheckedBy(cloud)));
  private final ApprovalDesk approvals;
  private final ZombieSkill skill;

  ZombieSkillTest() {
    InMemoryBreakers counts = new InMemoryBreakers();
    Gate gate = new Gate(new InMemoryRules(GivenRules.open(ApprovalRule.of("default", 1,
        Set.of(new Approver.Person(APPROVER)), Duration.ofHours(24)))), counts, new GivenRules.NoPolicies());
    ApprovalBooks books = new ApprovalBooks(new InMemoryLedger(), audit, chat, jobs, gate);
    Breakers breakers = new Breakers(counts, gate, audit, new Alarm(chat, gate));
    Rights rights = new Rights(new ScriptedMembers());
    Estate estate = _ -> acting;
    SequentialIds ids = new SequentialIds();
    approvals = new ApprovalDesk(transactions, books, rights,
        new ApprovalDesk.Drafting(new ReadablePlanCodec(), ids, estate, new InMemoryMutes()));
    ActionRunner runner = new ActionRunner(transactions, books, breakers, estate,
        new ActionRunner.Worker("worker-1", clock, ids, Duration.ofSeconds(30)));
    jobs.handle(ApprovalJobs.of(approvals, runner));
    skill = new ZombieSkill(_ -> cloud, Estates.PRICES, approvals,
        new ZombieSkill.Shelf(transactions, new InMemoryReports(), audit, chat, breakers, new PlainPapers()));
  }

  @Test
  void fromTheCommandToTheApprovedDeletion() {
    cloud.with(volume("vol-1", 155), attached(volume("vol-used", 10)));

    run("zombies");
    Approval open = approvals.open(Orgs.ACME, 10).getFirst();
    DecideResult decided = approvals.decide(Orgs.ACME, open.id(), open.hash(), APPROVER, new Decision.Approve(),
        clock.instant());
    jobs.runDue(clock.instant());

    assertThat(decided).isInstanceOf(DecideResult.Recorded.class);
    assertThat(approvals.find(Orgs.ACME, open.id()).orElseThrow().state()).isInstanceOfSatisfying(
        ApprovalState.Finished.class,
        finished -> assertThat(finished.outcomes()).containsExactly(new Outcome.Done("deleted")));
    assertThat(cloud.volume(VIRGINIA, Estates.volume("vol-1", 1).id())).asString().contains("Optional.empty");
  }

  @Test
  void theCommandProposesOnePlanPerKind() {
    cloud.with(volume("vol-1", 155)).with(snapshot("snap-1", 100)).with(address("eipalloc-1"));

    Reply reply = run("zombies");

    assertThat(titles()).containsExactlyInAnyOrder("Delete 1 unattached EBS volume", "Delete 1 old EBS snapshot",
        "Release 1 unassociated Elastic IP");
    assertThat(words(card(reply))).contains("3 wasted resources at $16.05/mo and up to $5.00/mo more.")
        .contains("Unattached EBS volumes: 1, $12.40/mo. Waiting for approval.");
    assertThat(card(reply).choices()).isEmpty();
  }

  @Test
  void whatIsMutedIsCountedAndShownAndNotProposed() {
    cloud.with(volume("vol-1", 155)).with(volume("vol-2", 10));
    run("zombies");
    Approval open = approvals.open(Orgs.ACME, 10).getFirst();
    approvals.decide(Orgs.ACME, open.id(), open.hash(), APPROVER, new Decision.Narrow(Set.of("vol-1 in us-east-1")),
        clock.instant());
    Approval smaller = approvals.find(Orgs.ACME, open.id()).orElseThrow();
    approvals.decide(Orgs.ACME, smaller.id(), smaller.hash(), APPROVER,
        new Decision.Mute(Duration.ofDays(7), Decision.MuteReach.THESE, "kept for the audit"), clock.instant());

    String words = words(card(run("zombies")));

    assertThat(words).contains("2 wasted resources", "Unattached EBS volumes: 2, ", "1 waiting for approval. 1 muted.",
        "1 unattached EBS volume was not proposed: muted; /opsmate mutes lists", "Muted until ",
        "by @U0APPROVER (kept for the audit): vol-1");
    assertThat(approvals.open(Orgs.ACME, 10)).singleElement()
        .satisfies(one -> assertThat(one.plan().items()).singleElement()
            .satisfies(item -> assertThat(item.label()).contains("vol-2")));
  }

  @Test
  void aPlanOfVolumesNamesThePriceOfTheWayBack() {
    cloud.with(volume("vol-1", 155));

    run("zombies");

    assertThat(approvals.open(Orgs.ACME, 10)).singleElement()
        .satisfies(approval -> assertThat(approval.plan().wayBack()).contains("up to $7.75/mo until deleted"));
  }

  @Test
  void onlyTheDearestTwentyAreProposedAndTheRestCanBeTicked() {
    cloud.with(volumes(25)).with(inUse(400));

    Reply reply = run("zombies");

    assertThat(titles()).containsExactly("Delete 20 unattached EBS volumes");
    assertThat(words(card(reply))).contains("5 more unattached EBS volumes are below: one request holds 20.")
        .contains("25, $26.00/mo. 20 waiting for approval.");
    assertThat(card(reply).choices()).containsExactly("zombie_pick_volumes");
  }

  @Test
  void theSameCommandAgainProposesNothingTwice() {
    cloud.with(volume("vol-1", 155));
    run("zombies", "first");

    Reply second = run("zombies", "second");

    assertThat(titles()).hasSize(1);
    assertThat(words(card(second))).contains("1 unattached EBS volume waits for approval on another card already.");
  }

  @Test
  void theSameRequestRunAgainGivesTheSameReportAndScansOnce() {
    cloud.with(volume("vol-1", 155));

    Reply first = run("zombies", "request-1");
    clock.advance(Duration.ofMinutes(1));
    Reply again = run("zombies", "request-1");

    assertThat(again).isInstanceOfSatisfying(Reply.ToChannel.class, card -> {
      assertThat(card.key()).isEqualTo(((Reply.ToChannel) first).key());
      assertThat(card.version()).isGreaterThan(((Reply.ToChannel) first).version());
    });
    assertThat(audit.words(Orgs.ACME)).containsExactly("zombie.scanned", "approval.proposed");
  }

  @Test
  void aRequestRunAgainAfterACrashProposesWhatIsStillWaste() {
    cloud.with(volume("vol-1", 155), volume("vol-2", 10));
    acting = new Estate.Acting.ReadOnly("not yet");
    run("zombies", "request-1");
    acting = new Estate.Acting.With(new ActionRegistry(List.of(), List.of()));
    cloud.with(attached(volume("vol-1", 155)));

    run("zombies", "request-1");

    assertThat(approvals.open(Orgs.ACME, 10)).singleElement()
        .satisfies(approval -> assertThat(approval.plan().items()).singleElement()
            .satisfies(item -> assertThat(item.action().resource().id()).isEqualTo("vol-2")));
  }

  @Test
  void aCancelledRequestRunAgainAfterACrashProposesNothing() {
    cloud.with(volume("vol-1", 155));
    acting = new Estate.Acting.ReadOnly("not yet");
    run("zombies", "request-1");
    acting = new Estate.Acting.With(new ActionRegistry(List.of(), List.of()));

    Reply again = run(call("request-1", Map.of()), new Watching(true));

    assertThat(approvals.open(Orgs.ACME, 10)).isEmpty();
    assertThat(words(card(again))).contains("The scan was cancelled");
  }

  @Test
  void theTotalsComeFirstAndTheReportEditsThem() {
    cloud.with(volume("vol-1", 155));
    Watching watching = new Watching(false);

    Reply reply = run(call("request-1", Map.of()), watching);

    assertThat(watching.first).singleElement().satisfies(totals -> {
      assertThat(totals.key()).isEqualTo(((Reply.ToChannel) reply).key());
      assertThat(totals.version()).isLessThan(((Reply.ToChannel) reply).version());
      assertThat(words(totals.card())).contains("Unattached EBS volumes: 1, $12.40/mo.");
    });
  }

  /** Somebody who waits, and may have pressed Cancel. */
  private static final class Watching implements Progress {
    private final List<Reply.ToChannel> first = new ArrayList<>();
    private final boolean cancels;

    Watching(boolean cancels) {
      this.cancels = cancels;
    }

    @Override
    public void say(String doing, int done, int all) {}

    @Override
    public boolean isCancelled() {
      return cancels;
    }

    @Override
    public void first(Reply.ToChannel answer) {
      first.add(answer);
    }
  }

  @Test
  void theScanIsOnRecordWithCountsAndADigest() {
    cloud.with(volume("vol-1", 155), attached(volume("vol-used", 10)));

    Reply reply = run("zombies");

    AuditEntry entry = audit.of(Orgs.ACME).getFirst();
    assertThat(entry.what()).isEqualTo("zombie.scanned");
    assertThat(entry.subject()).isEqualTo(reportId(reply));
    assertThat(entry.facts()).containsEntry("waste", "1")
        .containsEntry("in_use", "1")
        .containsEntry("cost", "$12.40/mo")
        .containsEntry("request", "zombies")
        .containsKey("digest");
  }

  @Test
  void noWasteIsGoodNewsOnlyWhenEverythingWasRead() {
    assertThat(words(card(run("zombies", "good"))))
        .contains("No waste found. Everything is in use, protected or young.");

    cloud.regions(VIRGINIA, IRELAND).failing("volumes eu-west-1", "throttled");
    String words = words(card(run("zombies", "gap")));

    assertThat(words).contains("No waste found in what could be read. That is not an all-clear:")
        .contains("Not complete: Volumes in eu-west-1 could not be read: throttled.");
    assertThat(titles()).isEmpty();
  }

  @Test
  void aReadOnlyEstateIsOnlyReported() {
    cloud.with(volume("vol-1", 155));
    acting = new Estate.Acting.ReadOnly("no role may act in this account");

    Reply reply = run("zombies");

    assertThat(titles()).isEmpty();
    assertThat(words(card(reply))).contains(
        "A report only, nothing is proposed: no role may act in this account");
    assertThat(card(reply).choices()).isEmpty();
    assertThat(words(press("zombie_propose", reportId(reply), "ebs-volume:us-east-1:vol-1"))).contains(
        "no role may act in this account");
  }

  @Test
  void anUnknownRegionIsToldToTheAskerAlone() {
    Reply reply = skill.descriptor().commands().getFirst().handler().run(call("r", Map.of("region", "mars-1")));

    assertThat(reply).isInstanceOf(Reply.ToYou.class);
    assertThat(words(reply)).contains("I may not look at mars-1. I look at us-east-1.");
  }

  @Test
  void onlyFivePercentOfATypeAreProposedAtOnce() {
    cloud.with(volumes(12)).with(inUse(188));

    Reply reply = run("zombies");

    assertThat(titles()).containsExactly("Delete 10 unattached EBS volumes");
    assertThat(words(card(reply))).contains(
        "2 unattached EBS volumes were not proposed: one request holds at most 5 % of a type here, that is 10 of 200.");
  }

  @Test
  void whatIsTickedIsReadAgainAndProposed() {
    cloud.with(volumes(25)).with(inUse(400));
    Reply report = run("zombies");
    cloud.with(attached(volume("vol-22", 3))).without("vol-23");

    Reply reply = press("zombie_propose", reportId(report), "ebs-volume:us-east-1:vol-21",
        "ebs-volume:us-east-1:vol-22", "ebs-volume:us-east-1:vol-23");

    assertThat(titles()).containsExactlyInAnyOrder("Delete 20 unattached EBS volumes",
        "Delete 1 unattached EBS volume");
    assertThat(words(card(reply))).contains("vol-22 in us-east-1 was left out: it is attached now.")
        .contains("vol-23 in us-east-1 was left out: it no longer exists.");
  }

  @Test
  void tickingNothingOrWhatIsNotInTheReportProposesNothing() {
    cloud.with(volumes(25)).with(address("eipalloc-secret"));
    Reply report = run("zombies volumes");

    assertThat(words(press("zombie_propose", reportId(report)))).contains("Nothing is ticked.");
    assertThat(words(press("zombie_propose", reportId(report), "elastic-ip:us-east-1:eipalloc-secret"))).contains(
        "Nothing is ticked.");
    assertThat(titles()).hasSize(1);
  }

  @Test
  void tickingWhatWaitsAlreadyIsSaidAndNotDoubled() {
    cloud.with(volumes(25)).with(inUse(400));
    Reply report = run("zombies");

    Reply reply = press("zombie_propose", reportId(report), "ebs-volume:us-east-1:vol-1");

    assertThat(reply).isInstanceOf(Reply.ToYou.class);
    assertThat(words(reply)).contains("1 unattached EBS volume waits for approval on another card already.");
  }

  @Test
  void aReportThatIsGoneOrGarbledIsSaidSo() {
    for (String value : List.of("not-an-id", "", "3f2b8d14-0000-0000-0000-000000000000:1", ":::")) {
      assertThat(words(press("zombie_page", value))).contains("Run /opsmate zombies again.");
      assertThat(words(press("zombie_propose", value))).contains("Run /opsmate zombies again.");
    }
  }

  @Test
  void pagesBeyondTheEndShowTheLast() {
    cloud.with(volumes(40)).with(inUse(400));
    Reply report = run("zombies");

    assertThat(words(press("zombie_page", reportId(report) + ":99"))).contains("Page 2 of 2");
    assertThat(words(press("zombie_page", reportId(report) + ":-4"))).contains("Page 1 of 2");
  }

  @Test
  void aReportOfMoreThanSixtyFindingsHandsOverFilesInItsThread() {
    cloud.with(volumes(60)).with(inUse(400));
    run("zombies", "just short enough");
    assertThat(chat.files(Orgs.ACME)).isEmpty();

    cloud.with(volume("vol-one-more", 1));
    Reply report = run("zombies", "too long");

    assertThat(chat.files(Orgs.ACME)).singleElement().satisfies(files -> {
      assertThat(files.below()).isEqualTo(ReportCard.key(ReportId.parse(reportId(report))));
      assertThat(files.papers()).extracting(Paper::name).containsExactly("zombie.csv", "zombie.pdf");
      assertThat(files.text().plain()).contains("All 61 findings");
    });
    assertThat(words(report)).contains("All of it is in the files in the thread.");
  }

  @Test
  void aDigestTellsWhatIsWastedNowAndProposesNothing() {
    cloud.with(volume("vol-1", 155), attached(volume("vol-used", 10))).with(address("eipalloc-1"));

    DigestPiece piece = digest();

    assertThat(piece.headline().plain()).contains("2 wasted resources at $16.05/mo");
    assertThat(piece.figures()).contains(new Figure("Unattached EBS volumes", 12.4, "$/mo"),
        new Figure("Unattached EBS volumes, count", 1, ""), new Figure("Old EBS snapshots, count", 0, ""));
    assertThat(piece.details()).hasSize(2);
    assertThat(approvals.open(Orgs.ACME, 10)).isEmpty();
    assertThat(chat.all(Orgs.ACME)).isEmpty();
  }

  @Test
  void aDigestOfATidyCloudIsEmptyAndOneOfAnUnreadableCloudFails() {
    cloud.with(attached(volume("vol-used", 10)));
    assertThat(digest().isEmpty()).isTrue();

    cloud.failing("regions", "the role was removed");
    assertThatThrownBy(this::digest).isInstanceOf(RetriableFailure.class);
  }

  private DigestPiece digest() {
    return skill.descriptor().digests().getFirst().read(new DigestCall(Orgs.ACME, clock.instant()));
  }

  @Test
  void itsDeclarationsStandTogether() {
    SkillSet set = new SkillSet(List.of(skill));

    assertThat(set.command("zombies")).isPresent();
    assertThat(set.buttons()).extracting(ButtonSpec::action).containsExactly("zombie_page", "zombie_propose");
    assertThat(set.actions()).hasSize(4);
  }

  private Reply run(String typed) {
    return run(typed, "request of " + typed);
  }

  private Reply run(String typed, String request) {
    Map<String, String> arguments = typed.equals("zombies") ? Map.of() : Map.of("kind", typed.substring(8));
    return skill.descriptor().commands().getFirst().handler().run(call(request, arguments));
  }

  private Reply run(CommandCall call, Progress progress) {
    return skill.descriptor()
        .commands()
        .getFirst()
        .handler()
        .run(new CommandCall(call.org(), call.member(), call.channel(), call.request(), call.arguments(), call.now(),
            progress));
  }

  private CommandCall call(String request, Map<String, String> arguments) {
    return new CommandCall(Orgs.ACME, ASKER, OPS, new RequestKey(request), new Arguments(arguments), clock.instant());
  }

  private Reply press(String action, String value, String... ticked) {
    Press press = new Press(Orgs.ACME, ASKER, OPS, new RequestKey(action + value), value,
        Map.of("zombie_pick_volumes", List.of(ticked)), clock.instant());
    return skill.descriptor()
        .buttons()
        .stream()
        .filter(button -> button.action().equals(action))
        .findFirst()
        .orElseThrow()
        .handler()
        .pressed(press);
  }

  private List<String> titles() {
    return approvals.open(Orgs.ACME, 100).stream().map(approval -> approval.plan().title()).toList();
  }

  /** {@code vol-0}, the largest, to the smallest. */
  private static Volume[] inUse(int count) {
    return IntStream.range(0, count).mapToObj(i -> attached(volume("vol-used-" + i, 10))).toArray(Volume[]::new);
  }

  private static Volume[] volumes(int count) {
    return IntStream.range(0, count).mapToObj(i -> volume("vol-" + i, count - i)).toArray(Volume[]::new);
  }

  private static String reportId(Reply reply) {
    return ((Reply.ToChannel) reply).key().value().substring("report:".length());
  }

  private static Card card(Reply reply) {
    return switch (reply) {
      case Reply.ToChannel(_, _, Card card) -> card;
      case Reply.ToYou you -> throw new AssertionError(you);
      case Reply.Ask ask -> throw new AssertionError(ask);
      case Reply.Nothing nothing -> throw new AssertionError(nothing);
    };
  }

  private static String words(Reply reply) {
    return reply instanceof Reply.ToYou(Card card) ? words(card) : words(card(reply));
  }

  private static String words(Card card) {
    return String.join("\n", card.parts().stream().flatMap(ZombieSkillTest::words).toList());
  }

  private static Stream<String> words(Card.Part part) {
    return switch (part) {
      case Card.Paragraph paragraph -> Stream.of(paragraph.text().plain());
      case Card.Note note -> Stream.of(note.text().plain());
      case Card.Rows rows -> rows.rows().stream().map(row -> row.main().plain() + "\n" + row.detail().plain());
      case Card.Choice choice -> choice.options().stream().map(option -> option.words() + "\n" + option.detail());
      case Card.Buttons buttons -> buttons.buttons().stream().map(Card.Button::label);
      case Card.Facts _, Card.Divider _, Card.Table _, Card.Picture _, Card.Steps _ -> Stream.of();
    };
  }
}
