package io.opsmate.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.prices.PriceFile;
import io.opsmate.app.sandbox.estate.DemoCloud;
import io.opsmate.commands.manifest.AppManifest;
import io.opsmate.commands.testkit.ManifestFile;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalRule;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.audit.AuditSkill;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.testkit.InMemoryLedger;
import io.opsmate.skills.testkit.InMemoryReports;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.ReadablePlanCodec;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.zombie.ZombieSkill;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds manifest.yml, which people give to Slack, against the skills that OpsMate really has. */
class RealManifestTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RecordingAudit audit = new RecordingAudit();
  private final RecordingChat chat = new RecordingChat();

  @Test
  void theManifestSaysWhatOurSkillsDeclare() {
    AppManifest wanted = AppManifest.of(new SkillSet(SkillCatalog.skills(parts())));

    assertThat(ManifestFile.read().says()).isEqualTo(wanted);
  }

  private SkillCatalog.Parts parts() {
    DemoCloud cloud = DemoCloud.believable(SetClock.atNoon());
    return new SkillCatalog.Parts(desk(), _ -> cloud, PriceFile.read(Optional.empty()),
        new ZombieSkill.Shelf(transactions, new InMemoryReports(), audit, chat),
        new AuditSkill(transactions, audit, audit, rights()));
  }

  private static Rights rights() {
    ApprovalRule rule = new ApprovalRule(1, Set.of(), Set.of(), false, Duration.ofHours(24));
    return new Rights((_, _) -> rule, new ScriptedMembers());
  }

  private ApprovalDesk desk() {
    return new ApprovalDesk(transactions,
        new ApprovalBooks(new InMemoryLedger(), audit, chat, new ManualJobs(transactions)),
        rights(),
        new ApprovalDesk.Drafting(new ReadablePlanCodec(), new SequentialIds(),
            _ -> new Estate.Acting.ReadOnly("nothing is done here")));
  }
}
