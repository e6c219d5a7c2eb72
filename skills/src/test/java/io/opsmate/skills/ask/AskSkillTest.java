package io.opsmate.skills.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Cost;
import io.opsmate.skills.advice.Spending;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.Agendas;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.ProposeResult;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.Boxes;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryBreakers;
import io.opsmate.skills.testkit.InMemoryLedger;
import io.opsmate.skills.testkit.InMemoryReports;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.ReadablePlanCodec;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.testkit.Tools;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskSkillTest {
  private static final MemberId ADMIN = new MemberId("U0ADMIN");

  private static final MemberId GUEST = new MemberId("U0GUEST");

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryReports reports = new InMemoryReports();
  private final ApprovalDesk desk;
  private final AskSkill skill;
  private final Tools tools;

  AskSkillTest() {
    ScriptedMembers members = new ScriptedMembers().ranked(ADMIN, Members.Rank.ADMIN).barred(GUEST, "you are a guest");
    InMemoryRules rules = new InMemoryRules(GivenRules.open(ApprovalRule.of("default", 1,
        Set.of(new Approver.Person(Boxes.APPROVER)), Duration.ofHours(24))));
    Gate gate = new Gate(rules, new InMemoryBreakers(), new GivenRules.NoPolicies());
    Rights rights = new Rights(members);
    InMemoryLedger ledger = new InMemoryLedger();
    Estate estate = _ -> new Estate.Acting.With(new ActionRegistry(List.of(), List.of()));
    desk = new ApprovalDesk(transactions, new ApprovalBooks(ledger, new RecordingAudit(), new RecordingChat(),
        new ManualJobs(transactions), gate), rights,
        new ApprovalDesk.Drafting(new ReadablePlanCodec(), new SequentialIds(), estate));
    skill = new AskSkill(
        new AskSkill.Books(transactions, reports, desk, new Agendas(transactions, ledger, gate, rights)),
        new AskSkill.Model(Advisor.NONE, new TwoGauges(), "none"), new Permits(transactions, rules, rights), this::all);
    tools = Tools.of(skill, Boxes.APPROVER);
  }

  private SkillSet all() {
    CommandSpec boxes = command("boxes", CommandSpec.MayRun.ANYONE);
    CommandSpec secret = command("boxes secret", CommandSpec.MayRun.APPROVER);
    return new SkillSet(List.<Skill>of(skill, () -> SkillDescriptor.of("boxes", "Counts.", List.of(boxes, secret))));
  }

  private static CommandSpec command(String verb, CommandSpec.MayRun mayRun) {
    return new CommandSpec(verb, "Counts.", List.of(), List.of(), mayRun, "…", _ -> new Reply.Nothing());
  }

  @Test
  void aReportIsForThoseWhoMayRunWhatMadeIt() {
    Report secret = report("boxes secret --all", "boxes");
    transactions.run(Orgs.ACME, tx -> reports.keep(tx, secret));
    Map<String, Object> id = Map.of("id", secret.id().toString());

    assertThat(tools.read("report_show", id).toString()).contains("Boxes");
    assertThat(tools.cited("reports_latest", Map.of())).containsExactly("report:" + secret.id());
    Tools others = Tools.of(skill, Boxes.REQUESTER);
    assertThat(others.refusal("report_show", id)).contains("no such report that this person may see");
    assertThat(others.cited("reports_latest", Map.of())).isEmpty();
  }

  @Test
  void whatOnlySomeMaySeeIsNotReadInAChannel() {
    Report secret = report("boxes secret --all", "boxes");
    transactions.run(Orgs.ACME, tx -> reports.keep(tx, secret));
    Tools here = tools.overheard();

    assertThat(here.refusal("report_show", Map.of("id", secret.id().toString()))).contains("no such report");
    assertThat(here.cited("reports_latest", Map.of())).isEmpty();
  }

  @Test
  void aReportOfASkillThatIsGoneIsForAdmins() {
    Report gone = report("boxes", "attic");
    transactions.run(Orgs.ACME, tx -> reports.keep(tx, gone));
    Map<String, Object> id = Map.of("id", gone.id().toString());

    assertThat(tools.refusal("report_show", id)).contains("no such report");
    assertThat(Tools.of(skill, ADMIN).read("report_show", id).toString()).contains("Boxes");
  }

  @Test
  void aGuestSeesNoReportAndNoCommand() {
    Report report = report("boxes", "boxes");
    transactions.run(Orgs.ACME, tx -> reports.keep(tx, report));
    Tools guests = Tools.of(skill, GUEST);

    assertThat(guests.refusal("report_show", Map.of("id", report.id().toString()))).contains("no such report");
    assertThat(guests.cited("reports_latest", Map.of())).isEmpty();
    assertThat(guests.cited("commands_list", Map.of())).isEmpty();
  }

  @Test
  void theToolsAreShapedAsAModelReadsThem() {
    assertThat(skill.descriptor().tools().stream().map(Tools::faults).flatMap(List::stream)).isEmpty();
  }

  @Test
  void openRequestsAreListedWithWhatTheyAreToThePerson() {
    propose("b-1");

    assertThat(tools.read("requests_open", Map.of()).toString()).contains("requests=1", "waits for your vote");
    assertThat(Tools.of(skill, Boxes.REQUESTER).read("requests_open", Map.of()).toString())
        .contains("you asked for it");
  }

  @Test
  void aRequestIsShownByItsIdAndCited() {
    propose("b-1");
    String id = tools.cited("requests_open", Map.of()).getFirst();

    assertThat(id).startsWith("approval:");
    assertThat(tools.read("request_show", Map.of("id", id)).toString()).contains("waits for approval", "b-1");
    assertThat(tools.cited("request_show", Map.of("id", id))).containsExactly(id);
    assertThat(tools.refusal("request_show", Map.of("id", "no such thing"))).contains("There is no such request");
  }

  @Test
  void anotherOrgsRequestIsNoRequest() {
    propose("b-1");
    String id = tools.cited("requests_open", Map.of()).getFirst();
    Tools others = Tools.of(skill.descriptor().tools(), Orgs.OTHER, Boxes.APPROVER, SetClock.NOON);

    assertThat(others.refusal("request_show", Map.of("id", id))).contains("There is no such request");
    assertThat(others.cited("requests_open", Map.of())).isEmpty();
  }

  @Test
  void aReportIsShownPageByPage() {
    Report report = report(45);
    transactions.run(Orgs.ACME, tx -> reports.keep(tx, report));

    assertThat(tools.cited("reports_latest", Map.of())).containsExactly("report:" + report.id());
    assertThat(tools.cited("report_show", Map.of("id", "report:" + report.id(), "page", 3)))
        .containsExactly("report:" + report.id(), "box:40", "box:41", "box:42", "box:43", "box:44");
    assertThat(Tools.size(tools.read("report_show", Map.of("id", report.id().toString())))).isLessThan(Tools.MOST);
    assertThat(tools.refusal("report_show", Map.of("id", report.id().toString(), "page", 9))).contains("pages 1 to 3");
  }

  @Test
  void commandsAreThoseThatThePersonMayRun() {
    assertThat(tools.read("commands_list", Map.of()).toString()).contains("/opsmate tools", "/opsmate usage");
  }

  @Test
  void toolsSaysWhatLeavesAndWhoMay() {
    assertThat(said("tools", Boxes.REQUESTER)).contains("No language model is set up, so nothing leaves",
        "requests_open · everybody", "Leaves: titles", "at most 90 s, 8 rounds of tools and 60,000 tokens");
  }

  @Test
  void toolsSaysWhatLeavesUnaskedAndWhereTo() {
    String card = ToolsCard
        .of(List.of(skill.descriptor()), new AskSkill.Model(ScriptedAdvisor.of(ModelStep.says("Yes.")), Spending.NONE,
            "qwen2.5:7b, OpenAI-compatible server at llm.example"))
        .toString();

    assertThat(card).contains("Without being asked, what every report on waste and every digest shows leaves too",
        "All of it goes to ", "qwen2.5:7b, OpenAI-compatible server at llm.example");
  }

  @Test
  void usageIsOnesOwnAndForAdminsTheOrgs() {
    assertThat(said("usage", Boxes.REQUESTER)).contains("your tokens today: 1,200 of 200,000")
        .doesNotContain("everybody's");
    assertThat(said("usage", ADMIN)).contains("everybody's money this month: $1.00 of $50.00", "ask/question@1",
        "$1.00, partly without a price");
  }

  private void propose(String box) {
    assertThat(desk.propose(Orgs.ACME, Boxes.plan(box), Boxes.REQUESTER, Boxes.OPS, SetClock.NOON))
        .isInstanceOf(ProposeResult.Proposed.class);
  }

  private static Report report(int rows) {
    return report(rows, "boxes", "boxes");
  }

  private static Report report(String request, String skill) {
    return report(1, request, skill);
  }

  private static Report report(int rows, String request, String skill) {
    return new Report(new ReportId(UUID.nameUUIDFromBytes(new byte[]{1})), new SkillName(skill), SetClock.NOON,
        Boxes.REQUESTER, "Boxes", request,
        List.of(new Report.Group("Boxes", IntStream.range(0, rows)
            .mapToObj(i -> new Report.Row("box:" + i, "x".repeat(300), "y".repeat(300),
                MonthlyCost.exactly(Money.usd("1"))))
            .toList())),
        List.of("z".repeat(500)));
  }

  private String said(String verb, MemberId member) {
    Reply reply = skill.descriptor()
        .commands()
        .stream()
        .filter(command -> command.verb().equals(verb))
        .findFirst()
        .orElseThrow()
        .handler()
        .run(new CommandCall(Orgs.ACME, member, Boxes.OPS, new RequestKey("r"), new Arguments(Map.of()),
            SetClock.NOON));
    StringBuilder said = new StringBuilder();
    for (Card.Part part : ((Reply.ToYou) reply).card().parts()) {
      switch (part) {
        case Card.Paragraph(var text) -> said.append(text.plain()).append('\n');
        case Card.Note(var text) -> said.append(text.plain()).append('\n');
        case Card.Rows(var rows) -> rows.forEach(
            row -> said.append(row.main().plain()).append(" / ").append(row.detail().plain()).append('\n'));
        default -> {
        }
      }
    }
    return said.toString();
  }

  /** Somebody's day and the org's month. */
  private static final class TwoGauges implements Spending {
    @Override
    public Optional<Exhausted> reserve(Tx tx, Reservation reservation) {
      return Optional.empty();
    }

    @Override
    public boolean release(Tx tx, UUID reservation) {
      return true;
    }

    @Override
    public void spent(Tx tx, Spent spent) {}

    @Override
    public Account account(Tx tx, MemberId member, Instant now) {
      return new Account(
          List.of(new Gauge("your tokens today", "1,200", "200,000"),
              new Gauge("everybody's money this month", "$1.00", "$50.00")),
          List.of(new Share(new PromptRef("ask/question", 1).toString(), "m", 3, new Tokens(1000, 200),
              new Cost(Optional.of(Money.usd("1")), false))));
    }
  }
}
