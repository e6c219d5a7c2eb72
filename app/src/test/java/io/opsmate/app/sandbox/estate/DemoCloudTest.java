package io.opsmate.app.sandbox.estate;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.prices.PriceFile;
import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.ActionRunner;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalJobs;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.Step;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryBreakers;
import io.opsmate.skills.testkit.InMemoryLedger;
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
import io.opsmate.skills.zombie.ZombieActions;
import io.opsmate.skills.zombie.ZombieSkill;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoCloudTest {
  private static final Region VIRGINIA = new Region("us-east-1");
  private static final MemberId APPROVER = new MemberId("U0APPROVER");

  private final SetClock clock = SetClock.atNoon();
  private final DemoCloud cloud = DemoCloud.believable(clock);
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RecordingAudit audit = new RecordingAudit();
  private final ManualJobs jobs = new ManualJobs(transactions);
  private final ApprovalDesk approvals;
  private final ZombieSkill skill;

  DemoCloudTest() {
    Estate.Acting acting = new Estate.Acting.With(new ActionRegistry(
        List.of(ZombieActions.DELETE_VOLUME, ZombieActions.DELETE_SNAPSHOT, ZombieActions.RELEASE_ADDRESS,
            ZombieActions.RESTORE_VOLUME),
        cloud.handlings().recheckedBy(cloud.inventory())));
    RecordingChat chat = new RecordingChat();
    InMemoryBreakers counts = new InMemoryBreakers();
    Gate gate = new Gate(new InMemoryRules(GivenRules.open(ApprovalRule.of("default", 1,
        Set.of(new Approver.Person(APPROVER)), Duration.ofHours(24)))), counts, new GivenRules.NoPolicies());
    Breakers breakers = new Breakers(counts, gate, audit, new Alarm(chat, gate));
    ApprovalBooks books = new ApprovalBooks(new InMemoryLedger(), audit, chat, jobs, gate);
    Rights rights = new Rights(new ScriptedMembers());
    SequentialIds ids = new SequentialIds();
    approvals = new ApprovalDesk(transactions, books, rights,
        new ApprovalDesk.Drafting(new ReadablePlanCodec(), ids, _ -> acting));
    ActionRunner runner = new ActionRunner(transactions, books, breakers, _ -> acting,
        new ActionRunner.Worker("worker-1", clock, ids, Duration.ofSeconds(30)));
    jobs.handle(ApprovalJobs.of(approvals, runner));
    skill = new ZombieSkill(_ -> cloud, PriceFile.read(Optional.empty()), approvals,
        new ZombieSkill.Shelf(transactions, new InMemoryReports(), audit, chat, breakers, new PlainPapers()));
  }

  @Test
  void theCompanyHasWasteOfEveryKindAndMuchThatOnlyLooksLikeIt() {
    Card report = scan();

    assertThat(report.title()).isEqualTo("Cloud waste in 3 regions (379 resources looked at)");
    assertThat(report.headline().plain()).isEqualTo("21 wasted resources at $243.12/mo and up to $54.90/mo more.");
    assertThat(audit.of(Orgs.ACME).getFirst().facts()).containsEntry("waste", "21")
        .containsEntry("in_use", "221")
        .containsEntry("protected", "135")
        .containsEntry("too_young", "2");
    assertThat(approvals.open(Orgs.ACME, 10)).extracting(approval -> approval.plan().title())
        .containsExactlyInAnyOrder("Delete 11 unattached EBS volumes", "Delete 6 old EBS snapshots",
            "Release 4 unassociated Elastic IPs");
  }

  @Test
  void theExampleOfTheManualIsThere() {
    scan();

    assertThat(approved("volume").plan().items()).anySatisfy(item -> {
      assertThat(item.label()).contains("“warehouse-scratch” us-east-1");
      assertThat(item.saves().shown()).isEqualTo("$12.40/mo");
      assertThat(item.evidence()).isEqualTo("Unattached; 155 GiB gp3; created 92 d ago; owner data-platform");
    });
  }

  @Test
  void everyStartFurnishesTheSameCompany() {
    assertThat(DemoCloud.believable(clock).volumes(VIRGINIA)).isEqualTo(cloud.volumes(VIRGINIA));
    assertThat(DemoCloud.believable(clock).snapshots(VIRGINIA)).isEqualTo(cloud.snapshots(VIRGINIA));
  }

  @Test
  void aVolumeWaitsForItsFinalSnapshotAndThenGoes() {
    scan();
    Approval volumes = approve("volume");

    jobs.runDue(clock.instant());
    assertThat(((ApprovalState.Running) now(volumes).state()).steps()).allSatisfy(
        step -> assertThat(step).isInstanceOfSatisfying(Step.Waiting.class,
            waiting -> assertThat(waiting.says()).endsWith("is being taken, 0 % done")));
    assertThat(snapshots()).filteredOn(snapshot -> snapshot.state().equals("pending")).hasSize(6);

    clock.advance(Duration.ofSeconds(3));
    jobs.runDue(clock.instant());
    assertThat(((ApprovalState.Running) now(volumes).state()).steps()).allSatisfy(
        step -> assertThat(((Step.Waiting) step).says()).endsWith("is being taken, 50 % done"));

    clock.advance(Duration.ofSeconds(3));
    jobs.runDue(clock.instant());
    assertThat(((ApprovalState.Finished) now(volumes).state()).outcomes()).hasSize(11)
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Done.class)
            .extracting(Outcome::says)
            .asString()
            .matches("deleted; final snapshot snap-0[0-9a-f]{16} in .* restores it"));
    assertThat(snapshots()).noneMatch(snapshot -> snapshot.state().equals("pending"));
    assertThat(volumes()).noneMatch(volume -> volume.tags().get("Name").orElse("").equals("warehouse-scratch"))
        .anyMatch(volume -> volume.tags().get("Name").orElse("").equals("tax-records-2019"));
  }

  @Test
  void aVolumeThatIsAttachedMeanwhileStays() {
    scan();
    Approval open = approve("volume");
    Volume scratch = volumes().stream()
        .filter(volume -> volume.tags().get("Name").orElse("").equals("warehouse-scratch"))
        .findFirst()
        .orElseThrow();
    jobs.runDue(clock.instant());

    cloud.put(new Volume(scratch.region(), scratch.id(), scratch.type(), scratch.sizeGiB(), scratch.iops(),
        scratch.throughput(), "in-use", 1, scratch.createdAt(), scratch.tags()));
    clock.advance(Duration.ofSeconds(10));
    jobs.runDue(clock.instant());

    assertThat(((ApprovalState.Finished) now(open).state()).outcomes()).filteredOn(Outcome.Refused.class::isInstance)
        .singleElement()
        .extracting(Outcome::says)
        .asString()
        .startsWith("it is attached now; what had been begun is kept (snap-0");
    assertThat(volumes()).anyMatch(volume -> volume.id().equals(scratch.id()));
  }

  @Test
  void snapshotsAndAddressesGoAtOnceAndASecondScanIsClean() {
    scan();
    List.of("volume", "snapshot", "Elastic").forEach(this::approve);
    jobs.runDue(clock.instant());
    clock.advance(Duration.ofSeconds(10));
    jobs.runDue(clock.instant());

    assertThat(approvals.open(Orgs.ACME, 10)).isEmpty();
    assertThat(scan().headline().plain()).startsWith("No waste found.");
  }

  private Card scan() {
    CommandCall call = new CommandCall(Orgs.ACME, new MemberId("U0ASKER"), new ChannelId("C0OPS"),
        new RequestKey("scan at " + clock.instant()), Arguments.none(), clock.instant());
    return switch (skill.descriptor().commands().getFirst().handler().run(call)) {
      case Reply.ToChannel(_, _, Card card) -> card;
      case Reply.ToYou you -> throw new AssertionError(you);
      case Reply.Ask ask -> throw new AssertionError(ask);
      case Reply.Nothing nothing -> throw new AssertionError(nothing);
    };
  }

  private Approval approved(String word) {
    return approvals.open(Orgs.ACME, 10)
        .stream()
        .filter(approval -> approval.plan().title().contains(word))
        .findFirst()
        .orElseThrow();
  }

  private Approval approve(String word) {
    Approval open = approved(word);
    approvals.decide(Orgs.ACME, open.id(), open.hash(), APPROVER, new Decision.Approve(), clock.instant());
    return open;
  }

  private Approval now(Approval approval) {
    return approvals.find(Orgs.ACME, approval.id()).orElseThrow();
  }

  private List<Volume> volumes() {
    return known(cloud.volumes(VIRGINIA));
  }

  private List<Snapshot> snapshots() {
    return known(cloud.snapshots(VIRGINIA));
  }

  private static <T> T known(Reading<T> reading) {
    return switch (reading) {
      case Reading.Known<T>(T value) -> value;
      case Reading.Unknown<T>(String because) -> throw new AssertionError(because);
    };
  }
}
