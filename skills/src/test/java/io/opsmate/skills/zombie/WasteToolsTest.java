package io.opsmate.skills.zombie;

import static io.opsmate.skills.zombie.Estates.IRELAND;
import static io.opsmate.skills.zombie.Estates.VIRGINIA;
import static io.opsmate.skills.zombie.Estates.address;
import static io.opsmate.skills.zombie.Estates.attached;
import static io.opsmate.skills.zombie.Estates.in;
import static io.opsmate.skills.zombie.Estates.snapshot;
import static io.opsmate.skills.zombie.Estates.tagged;
import static io.opsmate.skills.zombie.Estates.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.ProposeResult;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import io.opsmate.skills.ports.cloud.Tags;
import io.opsmate.skills.ports.cloud.Volume;
import io.opsmate.skills.testkit.Boxes;
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
import io.opsmate.skills.testkit.Tools;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WasteToolsTest {
  private static final String VOL_1 = "ebs-volume:us-east-1:vol-1";

  private final ScriptedCloud cloud = new ScriptedCloud();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RecordingAudit audit = new RecordingAudit();
  private Estate.Acting acting = new Estate.Acting.With(new ActionRegistry(
      List.of(ZombieActions.DELETE_VOLUME, ZombieActions.DELETE_SNAPSHOT, ZombieActions.RELEASE_ADDRESS,
          ZombieActions.RESTORE_VOLUME),
      new ZombieHandlings(new ScriptedDeletions<>(cloud), new ScriptedDeletions<>(cloud),
          new ScriptedDeletions<>(cloud), new ScriptedRestores(cloud))
          .recheckedBy(cloud)));
  private final ApprovalDesk approvals;
  private final ZombieSkill skill;
  private final Tools tools;

  WasteToolsTest() {
    InMemoryBreakers counts = new InMemoryBreakers();
    RecordingChat chat = new RecordingChat();
    Gate gate = new Gate(new InMemoryRules(GivenRules.open(ApprovalRule.of("default", 1,
        Set.of(new Approver.Person(Boxes.APPROVER)), Duration.ofHours(24)))), counts, new GivenRules.NoPolicies());
    approvals = new ApprovalDesk(transactions,
        new ApprovalBooks(new InMemoryLedger(), audit, chat, new ManualJobs(transactions), gate),
        new Rights(new ScriptedMembers()), new ApprovalDesk.Drafting(new ReadablePlanCodec(), new SequentialIds(),
            _ -> acting, new InMemoryMutes()));
    skill = new ZombieSkill(_ -> cloud, Estates.PRICES, approvals, new ZombieSkill.Shelf(transactions,
        new InMemoryReports(), audit, chat, new Breakers(counts, gate, audit, new Alarm(chat, gate)),
        new PlainPapers()));
    tools = Tools.of(skill, Boxes.REQUESTER);
  }

  @Test
  void theToolsAreShapedAsAModelReadsThem() {
    assertThat(skill.descriptor().tools().stream().map(Tools::faults).flatMap(List::stream)).isEmpty();
    assertThat(skill.descriptor().tools()).extracting(Tool::name)
        .containsExactly("waste_find", "waste_explain", "waste_draft_plan");
  }

  @Test
  void wasteIsFoundWithItsPriceTheDearestFirst() {
    cloud.with(volume("vol-1", 155), attached(volume("vol-used", 10))).with(address("eipalloc-1"));

    assertThat(tools.read("waste_find", Map.of()).toString())
        .contains("source=looked at the cloud just now", "findings=2", "total=$16.05/mo", "cost=$12.40/mo",
            "stands=can be proposed")
        .doesNotContain("vol-used");
    assertThat(tools.cited("waste_find", Map.of())).containsExactly(VOL_1, "elastic-ip:us-east-1:eipalloc-1");
  }

  @Test
  void aFreshReportOnEverythingAnswersAndSaysFromWhen() {
    cloud.with(volume("vol-1", 155));
    command();
    cloud.with(volume("vol-2", 155));

    assertThat(tools.read("waste_find", Map.of()).toString()).contains("the newest report on everything", "findings=1",
        "waits for approval on a card already");
    assertThat(tools.read("waste_find", Map.of("again", true)).toString()).contains("just now", "findings=2");
  }

  @Test
  void onlyWhatWasAskedForIsFound() {
    cloud.regions(VIRGINIA, IRELAND)
        .with(volume("vol-1", 155), in(IRELAND, volume("vol-2", 100)),
            tagged(volume("vol-3", 5), Tags.of("owner", "web")))
        .with(snapshot("snap-1", 100));

    assertThat(tools.cited("waste_find", Map.of("region", "eu-west-1"))).containsExactly("ebs-volume:eu-west-1:vol-2");
    assertThat(tools.cited("waste_find", Map.of("kind", "SNAPSHOTS"))).containsExactly("ebs-snapshot:us-east-1:snap-1");
    assertThat(tools.cited("waste_find", Map.of("kind", "VOLUMES", "owner", "web")))
        .containsExactly("ebs-volume:us-east-1:vol-3");
    assertThat(tools.cited("waste_find", Map.of("leastCost", new BigDecimal("12")))).containsExactly(VOL_1);
  }

  @Test
  void whatCouldNotBeReadIsAGap() {
    cloud.failing("volumes us-east-1", "throttled");

    assertThat(tools.read("waste_find", Map.of()).toString()).contains("throttled", "findings=0");
  }

  @Test
  void aRegionThatMayNotBeLookedAtIsRefused() {
    assertThat(tools.refusal("waste_find", Map.of("region", "evil.example"))).contains("I look at us-east-1.");
    assertThat(tools.refusal("waste_explain", Map.of("ref", "ebs-volume:evil.example:vol-1")))
        .contains("I may not look at evil.example");
    assertThat(tools.refusal("waste_draft_plan", Map.of("refs", List.of("ebs-volume:evil.example:vol-1"))))
        .contains("I may not look at evil.example");
  }

  @Test
  void aReportSaysNothingOfARegionThatNobodyLooksAt() {
    cloud.regions(VIRGINIA, IRELAND).with(volume("vol-1", 155));
    command();

    assertThat(tools.refusal("waste_find", Map.of("region", "mars-1")))
        .isEqualTo("I may not look at mars-1. I look at us-east-1, eu-west-1.");
    assertThat(tools.read("waste_find", Map.of("region", "eu-west-1")).toString())
        .contains("the newest report on everything", "findings=0");
    cloud.failing("regions", "throttled");
    assertThat(tools.refusal("waste_find", Map.of("region", "us-east-1"))).contains("could not be read: throttled");
  }

  @Test
  void aRegionLeftEmptyIsNone() {
    cloud.with(volume("vol-1", 155));
    command();

    assertThat(tools.cited("waste_find", Map.of("region", " "))).containsExactly(VOL_1);
  }

  @Test
  void aPageIsNeverTooLarge() {
    String long200 = "x".repeat(200);
    cloud.with(IntStream.rangeClosed(1, 45)
        .mapToObj(i -> tagged(volume("vol-%017d".formatted(i), i), Tags.of("team", long200 + i)))
        .toArray(Volume[]::new));

    assertThat(Tools.size(tools.read("waste_find", Map.of("page", 2)))).isLessThan(Tools.MOST);
    assertThat(tools.cited("waste_find", Map.of("page", 3))).hasSize(5);
    assertThat(tools.refusal("waste_find", Map.of("page", 4))).isEqualTo("There are pages 1 to 3.");
  }

  @Test
  void aLookForAQuestionIsOnRecordAndProposesNothing() {
    cloud.with(volume("vol-1", 155));

    tools.read("waste_find", Map.of());

    assertThat(audit.of(Orgs.ACME)).singleElement()
        .satisfies(entry -> assertThat(entry.what()).isEqualTo("zombie.scanned"));
    assertThat(approvals.open(Orgs.ACME, 9)).isEmpty();
  }

  @Test
  void oneResourceIsExplained() {
    cloud.with(volume("vol-1", 155), attached(volume("vol-2", 1)),
        tagged(volume("vol-3", 1), Tags.of("opsmate:keep", "true")));

    assertThat(tools.read("waste_explain", Map.of("ref", VOL_1)).toString()).contains("isWaste=true",
        "attached to nothing", "$12.40/mo", "final snapshot", "can be proposed");
    assertThat(tools.read("waste_explain", Map.of("ref", "ebs-volume:us-east-1:vol-2")).toString())
        .contains("isWaste=false", "was left out");
    assertThat(tools.read("waste_explain", Map.of("ref", "ebs-volume:us-east-1:vol-9")).toString())
        .contains("isWaste=false", "it no longer exists");
    assertThat(tools.refusal("waste_explain", Map.of("ref", "vol-1"))).contains("That is no ref");
  }

  @Test
  void aDraftIsThePlanThatTheButtonMakes() {
    cloud.with(volume("vol-1", 155));

    ToolAnswer<?> answer = tools.call("waste_draft_plan", Map.of("refs", List.of(VOL_1)));

    Plan plan = (Plan) ((ToolAnswer.Drafted<?>) answer).draft();
    assertThat(approvals.open(Orgs.ACME, 9)).as("a draft is no request").isEmpty();
    assertThat(approvals.propose(Orgs.ACME, plan, Boxes.REQUESTER, Boxes.OPS, SetClock.NOON))
        .isInstanceOf(ProposeResult.Proposed.class);
    Plan drafted = approvals.open(Orgs.ACME, 9).getFirst().plan();
    command();
    assertThat(drafted.title()).isEqualTo("Delete 1 unattached EBS volume");
    assertThat(approvals.open(Orgs.ACME, 9)).as("the command finds it on a card already").hasSize(1);
  }

  @Test
  void whatIsNoWasteAnyMoreIsLeftOutAndSaid() {
    cloud.with(volume("vol-1", 155), attached(volume("vol-2", 1)));

    assertThat(tools.read("waste_draft_plan", Map.of("refs", List.of(VOL_1, "ebs-volume:us-east-1:vol-2"))).toString())
        .contains("Delete 1 unattached EBS volume", "vol-2 in us-east-1 was left out");
    assertThat(tools.refusal("waste_draft_plan", Map.of("refs", List.of("ebs-volume:us-east-1:vol-2"))))
        .startsWith("Nothing was drafted.");
  }

  @Test
  void whatWaitsOnACardAlreadyIsNotDraftedAgain() {
    cloud.with(volume("vol-1", 155));
    command();

    assertThat(tools.refusal("waste_draft_plan", Map.of("refs", List.of(VOL_1)))).contains("waits for approval");
  }

  @Test
  void whatIsNoPlanIsRefused() {
    List<String> many = IntStream.rangeClosed(1, 21).mapToObj(i -> "ebs-volume:us-east-1:vol-" + i).toList();

    assertThat(tools.refusal("waste_draft_plan", Map.of("refs", many))).contains("1 to 20 resources, not 21");
    assertThat(tools.refusal("waste_draft_plan", Map.of("refs", List.of()))).contains("not 0");
    assertThat(tools.refusal("waste_draft_plan", Map.of("refs", List.of("all of them")))).contains("is no ref");
    assertThat(tools.refusal("waste_draft_plan",
        Map.of("refs", List.of(VOL_1, "elastic-ip:us-east-1:eipalloc-1")))).contains("one kind");
  }

  @Test
  void whereNothingMayBeDoneNothingIsDrafted() {
    cloud.with(volume("vol-1", 155));
    acting = new Estate.Acting.ReadOnly("no executor is connected");

    assertThat(tools.refusal("waste_draft_plan", Map.of("refs", List.of(VOL_1)))).contains("no executor is connected");
    assertThat(tools.read("waste_find", Map.of()).toString()).contains("cannot be proposed: no executor is connected");
  }

  private void command() {
    skill.descriptor()
        .commands()
        .getFirst()
        .handler()
        .run(new CommandCall(Orgs.ACME, Boxes.REQUESTER, Boxes.OPS, new RequestKey("r1"), new Arguments(Map.of()),
            SetClock.NOON));
  }
}
