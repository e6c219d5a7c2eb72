package io.opsmate.skills.investigate;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.ProposeResult;
import io.opsmate.skills.approval.ReportReaders;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.MessageCall;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.testkit.Boxes;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryBreakers;
import io.opsmate.skills.testkit.InMemoryLedger;
import io.opsmate.skills.testkit.InMemoryReports;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.ReadablePlanCodec;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.testkit.Tools;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InvestigateSkillTest {
  private static final String VOLUME = "vol-0ab12cd34ef567890";

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RecordingAudit audit = new RecordingAudit();
  private final InMemoryReports reports = new InMemoryReports();
  private final InMemoryRules rules = new InMemoryRules(GivenRules.open(
      ApprovalRule.of("approvers", 1, Set.of(new Approver.Person(Boxes.APPROVER)), Duration.ofHours(24))));
  private MayRun mayScan = MayRun.ANYONE;
  private final Rights rights = new Rights(new ScriptedMembers());
  private final ApprovalDesk desk = new ApprovalDesk(transactions,
      new ApprovalBooks(new InMemoryLedger(), audit, new RecordingChat(), new ManualJobs(transactions),
          new Gate(rules, new InMemoryBreakers(), new GivenRules.NoPolicies())),
      rights, new ApprovalDesk.Drafting(new ReadablePlanCodec(), new SequentialIds(),
          _ -> new Estate.Acting.With(new ActionRegistry(List.of(), List.of()))));
  private final InvestigateSkill skill = new InvestigateSkill(desk,
      new InvestigateSkill.Books(transactions, reports, audit, audit),
      new ReportReaders(new Permits(transactions, rules, rights), this::skills));

  @Test
  void aMessageThatMentionsNothingIsToldSoAndWhatCanBeLookedUp() {
    Card card = ask("please have a look", Boxes.APPROVER);

    assertThat(card.headline().plain()).isEqualTo("I found no resource id in this message.");
    assertThat(card.toString()).contains("vol-…", "Nothing was looked up and nothing was changed.", "run:zombies");
    assertThat(audit.of(Orgs.ACME)).isEmpty();
  }

  @Test
  void aThingNobodyKnowsIsNotMadeUp() {
    Card card = ask("what is " + VOLUME, Boxes.REQUESTER);

    assertThat(card.headline().plain()).isEqualTo("I know nothing about what this message mentions.");
    assertThat(card.toString()).contains("In no report of mine, in no request, and nothing is on record.",
        "No report has been made yet", "The audit record is shown to approvers.");
  }

  @Test
  void whatTheLatestReportSaysIsTold() {
    transactions.run(Orgs.ACME, tx -> reports.keep(tx, report()));

    Card card = ask("who needs " + VOLUME + "?", Boxes.REQUESTER);

    assertThat(card.toString()).contains("old-backups (100 GiB)", "unattached for 40 d", "$8.00",
        "run:zombies.volumes.--region.eu-west-1");
  }

  @Test
  void anIdThatOnlyBeginsAlikeIsAnother() {
    transactions.run(Orgs.ACME, tx -> reports.keep(tx, report()));

    assertThat(ask("and vol-0ab12cd3?", Boxes.REQUESTER).headline().plain()).startsWith("I know nothing");
  }

  @Test
  void requestsAreFoundByTheResourceAndByTheirOwnId() {
    Approval request =
        ((ProposeResult.Proposed) desk.propose(Orgs.ACME, Boxes.plan("b-1"), Boxes.REQUESTER, Boxes.OPS,
            SetClock.NOON)).approval();

    Card card = ask("the card approval:" + request.id(), Boxes.REQUESTER);

    assertThat(card.toString()).contains("Scrap 1 empty box", "waits for an approval.", "Details of the request");
    assertThat(card.toString()).doesNotContain("Asked for by");
  }

  @Test
  void anApproverSeesTheRecordAndLeavesATrace() {
    Approval request =
        ((ProposeResult.Proposed) desk.propose(Orgs.ACME, Boxes.plan("b-1"), Boxes.REQUESTER, Boxes.OPS,
            SetClock.NOON)).approval();

    Card card = ask(request.id().toString(), Boxes.APPROVER);

    assertThat(card.toString()).contains("Asked for", "run:audit.approval." + request.id());
    assertThat(audit.of(Orgs.ACME)).last().satisfies(entry -> {
      assertThat(entry.what()).isEqualTo("audit.searched");
      assertThat(entry.facts()).containsEntry("for", request.id().toString());
    });
  }

  @Test
  void aQuestionIsToldTheSameAndTheRecordOnlyToApprovers() {
    transactions.run(Orgs.ACME, tx -> reports.keep(tx, report()));
    Tools asked = Tools.of(skill, Boxes.REQUESTER);
    Approval request =
        ((ProposeResult.Proposed) desk.propose(Orgs.ACME, Boxes.plan("b-1"), Boxes.REQUESTER, Boxes.OPS,
            SetClock.NOON)).approval();

    assertThat(skill.descriptor().tools().stream().map(Tools::faults).flatMap(List::stream)).isEmpty();
    assertThat(asked.read("investigate_thing", Map.of("id", VOLUME)).toString()).contains("old-backups", "$8.00",
        "recordIsShown=false");
    assertThat(asked.cited("investigate_thing", Map.of("id", request.id().toString())))
        .containsExactly("approval:" + request.id());
    assertThat(
        Tools.of(skill, Boxes.APPROVER).read("investigate_thing", Map.of("id", request.id().toString())).toString())
        .contains("Asked for", "recordIsShown=true");
    assertThat(audit.of(Orgs.ACME)).last().satisfies(entry -> assertThat(entry.what()).isEqualTo("audit.searched"));
    assertThat(Tools.of(skill, Boxes.APPROVER)
        .overheard()
        .read("investigate_thing", Map.of("id", request.id().toString()))
        .toString()).contains("recordIsShown=false").doesNotContain("Asked for");
    assertThat(asked.refusal("investigate_thing", Map.of("id", "everything"))).contains("Name one thing");
  }

  @Test
  void aLongListIsCutAndSaysSo() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append("10.0.0.").append(i).append(' ');
    }

    assertThat(ask(text.toString(), Boxes.REQUESTER).toString()).contains("The message mentions 14 more");
  }

  @Test
  void aReportIsForThoseWhoMayRunItsCommand() {
    mayScan = MayRun.APPROVER;
    transactions.run(Orgs.ACME, tx -> reports.keep(tx, report()));

    assertThat(ask("who needs " + VOLUME + "?", Boxes.REQUESTER).toString()).doesNotContain("old-backups");
    assertThat(ask("and report " + report().id(), Boxes.REQUESTER).toString()).doesNotContain("old-backups");
    assertThat(Tools.of(skill, Boxes.REQUESTER).read("investigate_thing", Map.of("id", VOLUME)).toString())
        .doesNotContain("old-backups");
    assertThat(ask("who needs " + VOLUME + "?", Boxes.APPROVER).toString()).contains("old-backups");
  }

  private SkillSet skills() {
    CommandSpec scan =
        new CommandSpec("zombies", "Scans.", List.of(), List.of(), mayScan, "…", _ -> new Reply.Nothing());
    return new SkillSet(List.<Skill>of(() -> SkillDescriptor.of("zombie", "Finds.", List.of(scan))));
  }

  private Card ask(String text, MemberId who) {
    Reply reply = skill.descriptor()
        .shortcuts()
        .getFirst()
        .handler()
        .chosen(new MessageCall(Orgs.ACME, who, Boxes.OPS, new RequestKey("k"), "17.1", text, SetClock.NOON));
    return ((Reply.ToYou) reply).card();
  }

  private static Report report() {
    return new Report(new ReportId(SequentialIds.number(1)), new SkillName("zombie"), SetClock.NOON, Boxes.REQUESTER,
        "Cloud waste", "zombies volumes --region eu-west-1",
        List.of(new Report.Group("volumes",
            List.of(new Report.Row("ebs-volume:eu-west-1:" + VOLUME, "old-backups (100 GiB)", "unattached for 40 d",
                MonthlyCost.exactly(Money.usd("8")))))),
        List.of());
  }
}
