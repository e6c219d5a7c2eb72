package io.opsmate.app.sandbox.estate;

import io.opsmate.skills.ports.cloud.Address;
import io.opsmate.skills.ports.cloud.AllocationId;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.ports.cloud.Snapshot;
import io.opsmate.skills.ports.cloud.SnapshotId;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Furnishes a shop's cloud: the teams data-platform, web-shop, payments and mobile, in three regions. */
final class DemoCompany {
  private static final Region VIRGINIA = new Region("us-east-1");
  private static final Region IRELAND = new Region("eu-west-1");
  private static final Region FRANKFURT = new Region("eu-central-1");

  private final Instant start;
  private final List<Volume> volumes = new ArrayList<>();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<Address> addresses = new ArrayList<>();
  private final Map<SnapshotId, String> uses = new HashMap<>();
  private final Map<SnapshotId, String> holds = new HashMap<>();

  private DemoCompany(Instant start) {
    this.start = start.truncatedTo(ChronoUnit.SECONDS);
  }

  static DemoStock at(Instant start) {
    DemoCompany company = new DemoCompany(start);
    company.wastedVolumes();
    company.usedVolumes();
    company.fleet();
    company.protectedVolumes();
    company.soonToBeWaste();
    company.wastedSnapshots();
    company.keptSnapshots();
    company.backups();
    company.someAddresses();
    return new DemoStock(List.of(FRANKFURT, IRELAND, VIRGINIA), company.volumes, company.snapshots, company.addresses,
        company.uses, company.holds);
  }

  private void wastedVolumes() {
    volume(VIRGINIA, "warehouse-scratch", "gp3", 155, 92, "team", "data-platform");
    volume(VIRGINIA, "ci-cache-2025", "gp2", 500, 210, "team", "web-shop");
    volume(VIRGINIA, "log-archive", "st1", 500, 64, "team", "data-platform");
    disk(VIRGINIA, "orders-db-old", "io1", 100, 1000, 130, "team", "payments");
    volume(VIRGINIA, "load-test", "gp3", 20, 0, "owner", "web-shop");
    volume(VIRGINIA, "volume-without-tags", "gp2", 8, 401);
    volume(IRELAND, "shop-staging-data", "gp3", 250, 48, "team", "web-shop");
    volume(IRELAND, "build-runner-3", "gp2", 100, 33, "team", "mobile");
    volume(IRELAND, "clickstream-2024", "sc1", 1000, 300, "team", "data-platform");
    volume(IRELAND, "search-index-0", "gp3", 50, 17, "team", "web-shop", "kubernetes.io/created-for/pvc/name",
        "search-index-0");
    volume(FRANKFURT, "invoice-export", "gp3", 100, 75, "team", "payments");
  }

  private void usedVolumes() {
    attached(VIRGINIA, "shop-web-1", 100, "web-shop");
    attached(VIRGINIA, "shop-web-2", 100, "web-shop");
    attached(VIRGINIA, "orders-db", 400, "payments");
    attached(IRELAND, "shop-web-eu-1", 100, "web-shop");
    attached(IRELAND, "push-gateway", 40, "mobile");
    attached(FRANKFURT, "payments-api-1", 60, "payments");
  }

  /** What autoscaling keeps busy: most of the company's volumes, as in most companies. */
  private void fleet() {
    for (Region region : List.of(VIRGINIA, IRELAND, FRANKFURT)) {
      for (int node = 1; node <= 70; node++) {
        attached(region, "k8s-node-%s-%02d".formatted(region.name(), node), 80, "web-shop");
      }
    }
  }

  /** Last month's backups, made and kept by a lifecycle policy. */
  private void backups() {
    for (int day = 1; day <= 30; day++) {
      for (String disk : List.of("orders-db", "payments-api-1", "push-gateway", "shop-web-1")) {
        snapshot(VIRGINIA, "%s backup, %d days ago".formatted(disk, day), 60, day, "aws:dlm:lifecycle-policy-id",
            "policy-0a1b2c3d4e5f60718");
      }
    }
  }

  private void protectedVolumes() {
    volume(VIRGINIA, "tax-records-2019", "gp3", 200, 900, "team", "payments", "keep", "true");
    volume(VIRGINIA, "migration-fallback", "gp3", 80, 20, "team", "payments", "opsmate:keep-until", day(30));
    volume(VIRGINIA, "analytics-data", "gp2", 50, 45, "aws:cloudformation:stack-name", "analytics");
    volume(IRELAND, "artifact-store", "gp3", 64, 60, "team", "mobile", "managed-by", "terraform");
    volume(IRELAND, "photo-shoot", "gp3", 300, 110, "team", "web-shop", "opsmate:keep-until", "after the summer sale");
  }

  /** What time alone makes waste of: whoever moves the clock sees a digest's figures change from day to day. */
  private void soonToBeWaste() {
    volume(IRELAND, "campaign-import", "gp3", 120, 40, "team", "web-shop", "opsmate:keep-until", day(1));
    volume(VIRGINIA, "load-rehearsal", "gp2", 200, 25, "team", "mobile", "opsmate:keep-until", day(2));
    volume(FRANKFURT, "quarter-end-export", "gp3", 80, 31, "team", "payments", "opsmate:keep-until", day(4));
    snapshot(IRELAND, "search-index reset", 60, 28, "team", "web-shop");
  }

  private void wastedSnapshots() {
    snapshot(VIRGINIA, "orders-db before upgrade", 400, 212, "team", "payments");
    snapshot(VIRGINIA, "warehouse nightly", 200, 95, "team", "data-platform");
    snapshot(VIRGINIA, "ci-cache", 40, 61, "team", "web-shop");
    snapshot(IRELAND, "shop-staging reset", 100, 48, "team", "web-shop");
    archived(IRELAND, "clickstream-2023", 1000, 380, "team", "data-platform");
    snapshot(FRANKFURT, "invoice-export", 100, 75, "team", "payments");
  }

  private void keptSnapshots() {
    uses.put(snapshot(VIRGINIA, "shop-web base image", 20, 190, "team", "web-shop"), "image ami-0f2b7c41d90a6e358");
    uses.put(snapshot(VIRGINIA, "shop-web base image, previous", 20, 280, "team", "web-shop"),
        "image ami-03d81e5a7b9c24f60 (disabled)");
    uses.put(snapshot(IRELAND, "build-runner image", 30, 120, "team", "mobile"),
        "launch template build-runner version 7");
    snapshot(VIRGINIA, "orders-db vault", 400, 60, "aws:backup:source-resource", "orders-db");
    snapshot(VIRGINIA, "payments weekly", 60, 35, "aws:dlm:lifecycle-policy-id", "policy-0a1b2c3d4e5f60718");
    snapshot(VIRGINIA, "orders-db yesterday", 400, 1, "team", "payments");
    snapshot(VIRGINIA, "audit evidence 2025", 80, 330, "keep", "true");
    holds.put(snapshot(IRELAND, "partner data set", 150, 140, "team", "data-platform"),
        "it is shared with account 111122223333");
    holds.put(snapshot(FRANKFURT, "ledger 2025", 90, 200, "team", "payments"), "it is locked in compliance mode");
  }

  private void someAddresses() {
    address(VIRGINIA, "old-vpn", "203.0.113.21", false, true, "team", "web-shop");
    address(VIRGINIA, "blue-deployment", "203.0.113.34", false, true, "team", "mobile");
    address(VIRGINIA, "shop-nat", "203.0.113.40", true, true, "team", "web-shop");
    address(VIRGINIA, "partner-allow-list", "203.0.113.77", false, true, "keep", "true");
    address(IRELAND, "staging-bastion", "198.51.100.12", false, true, "team", "data-platform");
    address(IRELAND, "shop-nat-eu", "198.51.100.30", true, true, "team", "web-shop");
    address(IRELAND, "own-range", "192.0.2.8", false, false, "team", "payments");
    address(FRANKFURT, "demo-day", "198.51.100.90", false, true);
  }

  private void volume(Region region, String name, String type, int sizeGiB, int days, String... tags) {
    disk(region, name, type, sizeGiB, type.equals("gp3") ? 3000 : 0, days, tags);
  }

  private void disk(Region region, String name, String type, int sizeGiB, int iops, int days, String... tags) {
    volumes.add(new Volume(region, new VolumeId(DemoId.of("vol", name)), type, sizeGiB, iops,
        type.equals("gp3") ? 125 : 0, "available", 0, ago(days), tags(name, tags)));
  }

  private void attached(Region region, String name, int sizeGiB, String team) {
    volumes.add(new Volume(region, new VolumeId(DemoId.of("vol", name)), "gp3", sizeGiB, 3000, 125, "in-use", 1,
        ago(150), tags(name, "team", team)));
  }

  private SnapshotId snapshot(Region region, String name, int sizeGiB, int days, String... tags) {
    return snapshot(region, name, sizeGiB, days, "standard", tags(name, tags));
  }

  private void archived(Region region, String name, int sizeGiB, int days, String... tags) {
    snapshot(region, name, sizeGiB, days, "archive", tags(name, tags));
  }

  private SnapshotId snapshot(Region region, String name, int sizeGiB, int days, String tier, Tags tags) {
    SnapshotId id = new SnapshotId(DemoId.of("snap", name));
    snapshots.add(new Snapshot(region, id, DemoId.of("vol", name), sizeGiB, ago(days), "completed", tier, name, tags));
    return id;
  }

  private void address(Region region, String name, String ip, boolean associated, boolean amazons, String... tags) {
    addresses.add(new Address(region, new AllocationId(DemoId.of("eipalloc", name)), ip, associated, amazons,
        tags(name, tags)));
  }

  /** So many days and a little ago; 0 is three minutes. */
  private Instant ago(int days) {
    return days == 0 ? start.minus(Duration.ofMinutes(3)) : start.minus(Duration.ofDays(days).plusHours(5));
  }

  private String day(int ahead) {
    return LocalDate.ofInstant(start, ZoneOffset.UTC).plusDays(ahead).toString();
  }

  private static Tags tags(String name, String... pairs) {
    Map<String, String> tags = new HashMap<>();
    tags.put("Name", name);
    for (int i = 0; i < pairs.length; i += 2) {
      tags.put(pairs[i], pairs[i + 1]);
    }
    return new Tags(tags);
  }
}
