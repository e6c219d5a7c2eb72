package io.opsmate.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.prices.PriceFile;
import io.opsmate.app.sandbox.estate.DemoCloud;
import io.opsmate.commands.desk.DeskSkill;
import io.opsmate.commands.home.HomeSkill;
import io.opsmate.commands.manifest.AppManifest;
import io.opsmate.commands.talk.TalkSkill;
import io.opsmate.commands.testkit.InMemoryFeedback;
import io.opsmate.commands.testkit.InMemoryHomeViewers;
import io.opsmate.commands.testkit.InMemoryOutbox;
import io.opsmate.commands.testkit.ManifestFile;
import io.opsmate.skills.admin.AdminSkill;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.approval.Agendas;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalDigest;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.GlassReview;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.ReportReaders;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.ask.AskSkill;
import io.opsmate.skills.audit.AuditSkill;
import io.opsmate.skills.digest.DigestSkill;
import io.opsmate.skills.investigate.InvestigateSkill;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryBreakers;
import io.opsmate.skills.testkit.InMemoryDigests;
import io.opsmate.skills.testkit.InMemoryLedger;
import io.opsmate.skills.testkit.InMemoryReports;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.PlainPapers;
import io.opsmate.skills.testkit.ReadablePlanCodec;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.testkit.Tools;
import io.opsmate.skills.zombie.ZombieSkill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds manifest.yml, which people give to Slack, against the skills that OpsMate really has. */
class RealManifestTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RecordingAudit audit = new RecordingAudit();
  private final RecordingChat chat = new RecordingChat();
  private final InMemoryRules rules = new InMemoryRules(GivenRules.open());
  private final InMemoryBreakers counts = new InMemoryBreakers();
  private final Gate gate = new Gate(rules, counts, new GivenRules.NoPolicies());
  private final ManualJobs jobs = new ManualJobs(transactions);
  private final ApprovalBooks books = new ApprovalBooks(new InMemoryLedger(), audit, chat, jobs, gate);

  @Test
  void theManifestSaysWhatOurSkillsDeclare() {
    AppManifest wanted = AppManifest.of(new SkillSet(SkillCatalog.skills(parts())));

    assertThat(ManifestFile.read().says()).isEqualTo(wanted);
  }

  @Test
  void everyToolIsShapedAsAModelReadsItAndSaysWhatLeaves() {
    assertThat(new SkillSet(SkillCatalog.skills(parts())).tools()).hasSizeGreaterThan(8)
        .allSatisfy(tool -> assertThat(Tools.faults(tool)).isEmpty());
  }

  @Test
  void thePageAboutTheModelListsWhatEachToolLetsOut() throws IOException {
    String page = Files.readString(Path.of(System.getProperty("opsmate.root"), "docs", "llm.md"));
    List<String> rows = page.lines().filter(line -> line.matches("\\| `[a-z]+_[a-z_]+` \\|.*")).toList();

    assertThat(rows).containsExactlyInAnyOrderElementsOf(new SkillSet(SkillCatalog.skills(parts())).tools()
        .stream()
        .map(tool -> "| `%s` | %s | %s |".formatted(tool.name(), who(tool.mayRun()), tool.leaves()))
        .toList());
  }

  private static String who(MayRun mayRun) {
    return switch (mayRun) {
      case ANYONE -> "everybody";
      case APPROVER -> "approvers";
      case ADMIN -> "OpsMate admins";
    };
  }

  private SkillCatalog.Parts parts() {
    DemoCloud cloud = DemoCloud.believable(SetClock.atNoon());
    Breakers breakers = new Breakers(counts, gate, audit, new Alarm(chat, gate));
    return new SkillCatalog.Parts(desk(), _ -> cloud, PriceFile.read(Optional.empty()),
        new ZombieSkill.Shelf(transactions, new InMemoryReports(), audit, chat, breakers, new PlainPapers()),
        new ZombieSkill.Voice(Advisor.NONE, jobs),
        new SkillCatalog.House(new DeskSkill(desk(), new ApprovalDigest(transactions, new InMemoryLedger(), audit)),
            admin(breakers),
            new AuditSkill(transactions, audit, audit, permits()),
            new HomeSkill(transactions, new InMemoryHomeViewers(),
                new InMemoryOutbox(transactions, new SequentialIds())),
            new DigestSkill(new DigestSkill.State(transactions, new InMemoryDigests(), audit, chat, jobs),
                new DigestSkill.People(permits(), (_, _) -> Reading.unknown("nobody lives here")),
                () -> new SkillSet(List.of())),
            new InvestigateSkill(desk(), new InvestigateSkill.Books(transactions, new InMemoryReports(), audit, audit),
                new ReportReaders(permits(), () -> new SkillSet(List.of()))),
            new AskSkill(
                new AskSkill.Books(transactions, new InMemoryReports(), desk(),
                    new Agendas(transactions, new InMemoryLedger(), gate, new Rights(new ScriptedMembers()))),
                AskSkill.Model.NONE, permits(), () -> new SkillSet(List.of())),
            new TalkSkill(transactions, new InMemoryFeedback())));
  }

  private AdminSkill admin(Breakers breakers) {
    return new AdminSkill(new AdminSkill.State(transactions, rules, breakers, audit, audit),
        new AdminSkill.Voice(chat, new Alarm(chat, gate), jobs),
        new AdminSkill.Approvals(desk(), permits(), new GivenRules.NoPolicies(),
            new GlassReview(transactions, books, audit)),
        () -> new SkillSet(List.of()));
  }

  private Permits permits() {
    return new Permits(transactions, rules, new Rights(new ScriptedMembers()));
  }

  private ApprovalDesk desk() {
    return new ApprovalDesk(transactions, books, new Rights(new ScriptedMembers()),
        new ApprovalDesk.Drafting(new ReadablePlanCodec(), new SequentialIds(),
            _ -> new Estate.Acting.ReadOnly("nothing is done here")));
  }
}
