package io.opsmate.skills.zombie;

import static io.opsmate.skills.testkit.ModelStep.answers;
import static io.opsmate.skills.testkit.ModelStep.isDown;
import static io.opsmate.skills.testkit.ModelStep.says;
import static io.opsmate.skills.zombie.Estates.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.Breakers;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.testkit.Boxes;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryBreakers;
import io.opsmate.skills.testkit.InMemoryLedger;
import io.opsmate.skills.testkit.InMemoryMutes;
import io.opsmate.skills.testkit.InMemoryReports;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.PlainPapers;
import io.opsmate.skills.testkit.ReadablePlanCodec;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.zombie.Explanation.Remark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZombieExplainTest {
  private static final String VOL_1 = "ebs-volume:us-east-1:vol-1";

  private final ScriptedCloud cloud = new ScriptedCloud().with(volume("vol-1", 155));
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RecordingChat chat = new RecordingChat();
  private final ManualJobs jobs = new ManualJobs(transactions);

  @Test
  void proseThatTheReportBearsOutIsAddedToTheCardThatStands() {
    run(answers(new Explanation("One dear volume makes up all of $12.40/mo.",
        List.of(new Remark("It is the data team's.", List.of(VOL_1), List.of("$12.40/mo"))))));

    assertThat(cards()).hasSize(1);
    assertThat(cards().getFirst()).contains("One dear volume makes up all of $12.40/mo.", "It is the data team's.",
        "Worded by a language model");
  }

  @Test
  void whatTheReportDoesNotBearOutIsDropped() {
    run(answers(new Explanation("You will save $150 a year.",
        List.of(new Remark("An id that is not there.", List.of("ebs-volume:us-east-1:vol-9"), List.of()),
            new Remark("Without an id.", List.of(), List.of()),
            new Remark("It costs $13.00/mo.", List.of(VOL_1), List.of()),
            new Remark("Named beside it.", List.of(VOL_1), List.of("$99.00/mo")),
            new Remark("See https://evil.example/x", List.of(VOL_1), List.of()),
            new Remark("Ask the data team first.", List.of(VOL_1), List.of())))));

    assertThat(cards().getFirst()).contains("Ask the data team first.")
        .doesNotContain("a year", "not there", "Without an id", "13.00", "Named beside", "evil");
  }

  @Test
  void withoutAnythingUsableTheCardStaysAsItIs() {
    run(isDown());
    assertThat(cards()).isEmpty();
  }

  @Test
  void anAnswerThatDoesNotFitChangesNothing() {
    run(says("garbage"), says("more garbage"));
    assertThat(cards()).isEmpty();
  }

  @Test
  void withoutAModelNothingIsAskedLater() {
    run(Advisor.NONE);
    assertThat(cards()).isEmpty();
  }

  private void run(ModelStep... steps) {
    run(ScriptedAdvisor.of(steps));
  }

  private void run(Advisor advisor) {
    ZombieSkill skill = skill(advisor);
    for (JobSpec<?> job : skill.descriptor().jobs()) {
      jobs.handle(List.of(job));
    }
    skill.descriptor()
        .commands()
        .getFirst()
        .handler()
        .run(new CommandCall(Orgs.ACME, Boxes.REQUESTER, Boxes.OPS, new RequestKey("r1"), new Arguments(Map.of()),
            SetClock.NOON));
    jobs.runDue(SetClock.NOON.plus(Duration.ofSeconds(5)));
  }

  /** Only the report's, and only what came by chat: the answer itself is the command's reply. */
  private List<String> cards() {
    return chat.all(Orgs.ACME)
        .stream()
        .filter(RecordingChat.Said.OnCard.class::isInstance)
        .map(RecordingChat.Said.OnCard.class::cast)
        .filter(card -> card.key().value().startsWith("report:"))
        .map(card -> card.card().toString())
        .toList();
  }

  private ZombieSkill skill(Advisor advisor) {
    InMemoryBreakers counts = new InMemoryBreakers();
    RecordingAudit audit = new RecordingAudit();
    Gate gate = new Gate(new InMemoryRules(GivenRules.open()), counts, new GivenRules.NoPolicies());
    ApprovalDesk desk = new ApprovalDesk(transactions,
        new ApprovalBooks(new InMemoryLedger(), audit, chat, jobs, gate), new Rights(new ScriptedMembers()),
        new ApprovalDesk.Drafting(new ReadablePlanCodec(), new SequentialIds(),
            _ -> new Estate.Acting.ReadOnly("nothing is done here"), new InMemoryMutes()));
    return new ZombieSkill(_ -> cloud, Estates.PRICES, desk, new ZombieSkill.Shelf(transactions, new InMemoryReports(),
        audit, chat, new Breakers(counts, gate, audit, new Alarm(chat, gate)), new PlainPapers()),
        new ZombieSkill.Voice(advisor, jobs));
  }
}
