package io.opsmate.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.prices.PriceFile;
import io.opsmate.app.sandbox.estate.DemoCloud;
import io.opsmate.commands.manifest.AppManifest;
import io.opsmate.commands.testkit.ManifestFile;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryBreakers;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds manifest.yml, which people give to Slack, against the skills that OpsMate really has. */
class RealManifestTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RecordingAudit audit = new RecordingAudit();
  private final RecordingChat chat = new RecordingChat();
  private final Gate gate = GivenRules.gate(GivenRules.open());

  @Test
  void theManifestSaysWhatOurSkillsDeclare() {
    AppManifest wanted = AppManifest.of(new SkillSet(SkillCatalog.skills(parts())));

    assertThat(ManifestFile.read().says()).isEqualTo(wanted);
  }

  private SkillCatalog.Parts parts() {
    DemoCloud cloud = DemoCloud.believable(SetClock.atNoon());
    return new SkillCatalog.Parts(desk(), _ -> cloud, PriceFile.read(Optional.empty()),
        new ZombieSkill.Shelf(transactions, new InMemoryReports(), audit, chat,
            new Breakers(new InMemoryBreakers(), gate, audit, new Alarm(chat, gate))));
  }

  private ApprovalDesk desk() {
    return new ApprovalDesk(transactions,
        new ApprovalBooks(new InMemoryLedger(), audit, chat, new ManualJobs(transactions), gate),
        new Rights(new ScriptedMembers()),
        new ApprovalDesk.Drafting(new ReadablePlanCodec(), new SequentialIds(),
            _ -> new Estate.Acting.ReadOnly("nothing is done here")));
  }
}
