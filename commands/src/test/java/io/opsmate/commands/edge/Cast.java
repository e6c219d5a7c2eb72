package io.opsmate.commands.edge;

import io.opsmate.skills.admin.AdminSkill;
import io.opsmate.skills.approval.Agendas;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.GlassReview;
import io.opsmate.skills.approval.ReportReaders;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.ask.AskSkill;
import io.opsmate.skills.audit.AuditSkill;
import io.opsmate.skills.digest.DigestSkill;
import io.opsmate.skills.investigate.InvestigateSkill;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.SnapshotUses;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryDigests;
import io.opsmate.skills.testkit.InMemoryLedger;
import io.opsmate.skills.testkit.InMemoryReports;
import io.opsmate.skills.testkit.PlainPapers;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.zombie.PriceList;
import io.opsmate.skills.zombie.ZombieSkill;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Every skill there is, over a small cloud whose owner tags try to ping everybody. */
final class Cast {
  private Cast() {}

  static List<Skill> all(Stage.Parts parts) {
    InMemoryReports reports = new InMemoryReports();
    Alarm alarm = new Alarm(parts.own().chat, parts.gate());
    Breakers breakers = new Breakers(parts.counts(), parts.gate(), parts.audit(), alarm);
    Stage stage = parts.own();
    return List.of(
        new ZombieSkill(_ -> new Cellar(),
            new PriceList(LocalDate.of(2026, 11, 1), Currency.getInstance("USD"), Map.of()), parts.desk(),
            new ZombieSkill.Shelf(parts.transactions(), reports, parts.audit(), stage.chat, breakers,
                new PlainPapers())),
        new AdminSkill(
            new AdminSkill.State(parts.transactions(), stage.rules, breakers, parts.audit(), parts.audit()),
            new AdminSkill.Voice(stage.chat, alarm, stage.jobs),
            new AdminSkill.Approvals(parts.desk(), parts.permits(), new GivenRules.NoPolicies(),
                new GlassReview(parts.transactions(), parts.books(), parts.audit())),
            () -> stage.skills),
        new AuditSkill(parts.transactions(), parts.audit(), parts.audit(), parts.permits()),
        new DigestSkill(
            new DigestSkill.State(parts.transactions(), new InMemoryDigests(), parts.audit(), stage.chat, stage.jobs),
            new DigestSkill.People(parts.permits(), (_, _) -> Reading.known(ZoneOffset.UTC)),
            () -> stage.skills),
        new InvestigateSkill(parts.desk(),
            new InvestigateSkill.Books(parts.transactions(), reports, parts.audit(), parts.audit()),
            new ReportReaders(parts.permits(), () -> stage.skills)),
        new AskSkill(
            new AskSkill.Books(parts.transactions(), reports, parts.desk(),
                new Agendas(parts.transactions(), new InMemoryLedger(), parts.gate(),
                    new Rights(new ScriptedMembers()))),
            AskSkill.Model.NONE, parts.permits(), () -> stage.skills));
  }

  /** Thirty volumes nobody uses, a snapshot and an address. */
  private static final class Cellar implements CloudInventory {
    private static final Region HERE = new Region("eu-west-1");
    private static final Tags NASTY = new Tags(
        Map.of("owner", "<!channel> @here <https://evil.test|free>", "Name", "\u202e*bold* `x` <@U0ANN> :tada:"));

    @Override
    public Reading<List<Region>> regions() {
      return Reading.known(List.of(HERE, new Region("us-east-1")));
    }

    @Override
    public Reading<List<Volume>> volumes(Region region) {
      return region.equals(HERE)
          ? Reading.known(IntStream.range(0, 30)
              .mapToObj(one -> new Volume(HERE, new VolumeId("vol-0%016x".formatted(one)), "gp3", 100, 3000, 125,
                  "available", 0, SetClock.NOON.minus(Duration.ofDays(200 + one)), NASTY))
              .toList())
          : Reading.unknown("<!here> *denied*");
    }

    @Override
    public Reading<List<Snapshot>> snapshots(Region region) {
      return Reading.known(region.equals(HERE)
          ? List.of(new Snapshot(HERE, new SnapshotId("snap-00000001"), "vol-1", 8,
              SetClock.NOON.minus(Duration.ofDays(400)), "completed", "standard", "<!everyone>", NASTY))
          : List.of());
    }

    @Override
    public Reading<List<Address>> addresses(Region region) {
      return Reading.known(region.equals(HERE)
          ? List.of(new Address(HERE, new AllocationId("eipalloc-00000001"), "203.0.113.7", false, true, NASTY))
          : List.of());
    }

    @Override
    public Reading<SnapshotUses> snapshotUses(Region region) {
      return Reading.known(new SnapshotUses(Map.of()));
    }

    @Override
    public Reading<Optional<String>> snapshotHold(Region region, SnapshotId snapshot) {
      return Reading.known(Optional.empty());
    }

    @Override
    public Reading<Optional<Volume>> volume(Region region, VolumeId id) {
      return volumes(region).map(all -> all.stream().filter(one -> one.id().equals(id)).findFirst());
    }

    @Override
    public Reading<Optional<Snapshot>> snapshot(Region region, SnapshotId id) {
      return snapshots(region).map(all -> all.stream().filter(one -> one.id().equals(id)).findFirst());
    }

    @Override
    public Reading<Optional<Address>> address(Region region, AllocationId id) {
      return addresses(region).map(all -> all.stream().filter(one -> one.id().equals(id)).findFirst());
    }
  }
}
