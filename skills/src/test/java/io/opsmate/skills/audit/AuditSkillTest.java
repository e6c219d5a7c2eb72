package io.opsmate.skills.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.testkit.Boxes;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SetClock;
import io.opsmate.skills.testkit.Tools;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditSkillTest {
  private static final MemberId ANA = new MemberId("U0ANA");
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RecordingAudit audit = new RecordingAudit();
  private final ApprovalRule rule =
      ApprovalRule.of("approvers", 1, Set.of(new Approver.Person(Boxes.APPROVER)), Duration.ofHours(24));
  private final Permits permits =
      new Permits(transactions, new InMemoryRules(GivenRules.open(rule)), new Rights(new ScriptedMembers()));
  private final AuditSkill skill = new AuditSkill(transactions, audit, audit, permits);

  @Test
  void onlyApproversMayRunIt() {
    assertThat(command().mayRun()).isEqualTo(CommandSpec.MayRun.APPROVER);
  }

  @Test
  void aPersonIsLookedUpByMentionInSentences() {
    record(AuditEntry.by(ANA, SetClock.NOON, "approval.approved", "request-1", Map.of("reason", "looks right")),
        AuditEntry.byOpsMate(SetClock.NOON, "approval.expired", "request-2", Map.of()));

    String said = said(run("who", "<@U0ANA|ana>"));

    assertThat(said).contains("#1 Approved by @U0ANA").contains("looks right").contains("about request-1");
    assertThat(said).contains("hash 0000000000000000").doesNotContain("Expired");
  }

  @Test
  void aResourceAndARequestAreLookedUpByTheirIds() {
    record(AuditEntry.byOpsMate(SetClock.NOON, "action.done", "request-1", Map.of("resource", "vol-0ab in eu-west-1")));

    assertThat(said(run("resource", "vol-0ab"))).contains("#1 Done by OpsMate");
    assertThat(said(run("approval", "request-1"))).contains("#1 Done by OpsMate");
    assertThat(said(run("approval", "request-2"))).contains("Nothing is on record about request request-2");
  }

  @Test
  void whatWasCountedIsTold() {
    record(AuditEntry.byOpsMate(SetClock.NOON, "approval.finished", "request-1",
        Map.of("done", "11", "failed", "1", "unknown", "0")));

    assertThat(said(run("approval", "request-1"))).contains("#1 Finished by OpsMate", "11 done, 1 failed · about")
        .doesNotContain("unknown");
  }

  @Test
  void eachLookupIsOnRecordOnceAndTellsWhoLookedUpWhom() {
    run("who", "U0ANA");

    assertThat(audit.of(Orgs.ACME)).singleElement().satisfies(entry -> {
      assertThat(entry.what()).isEqualTo("audit.searched");
      assertThat(entry.people()).containsExactlyInAnyOrder(Boxes.APPROVER, ANA);
    });
  }

  @Test
  void whatCannotBeLookedUpIsSaidAndNotOnRecord() {
    assertThat(said(run("who", "somebody"))).contains("“somebody” is nobody I can look up");
    assertThat(said(skill(Map.of("by", "resource")))).contains("/opsmate audit resource vol-0ab12");
    assertThat(audit.of(Orgs.ACME)).isEmpty();
  }

  @Test
  void earlierEntriesComeWithAPress() {
    for (int i = 1; i <= FoundCard.PAGE + 3; i++) {
      record(AuditEntry.by(ANA, SetClock.NOON, "test.entry-" + i, "subject", Map.of()));
    }

    Card first = card(run("who", "U0ANA"));
    Card.Button earlier = first.parts()
        .stream()
        .filter(Card.Buttons.class::isInstance)
        .map(part -> ((Card.Buttons) part).buttons().getFirst())
        .findFirst()
        .orElseThrow();
    String second = said(press(Boxes.APPROVER, earlier.value()));

    assertThat(said(first)).contains("test.entry-13", "test.entry-4").doesNotContain("test.entry-3 ");
    assertThat(second).contains("test.entry-3", "test.entry-1").doesNotContain("test.entry-4");
  }

  @Test
  void aPressOfSomebodyWhoIsNoApproverShowsNothing() {
    record(AuditEntry.by(ANA, SetClock.NOON, "test.entry", "subject", Map.of()));

    assertThat(said(press(ANA, new FoundCard.Page(new io.opsmate.skills.approval.AuditStory.Search.Everything(), 99)
        .value()))).contains("only approvers").doesNotContain("test.entry");
  }

  @Test
  void aQuestionLooksUpTheSameAndLeavesTheSameTrace() {
    record(AuditEntry.by(ANA, SetClock.NOON, "approval.approved", "request-1", Map.of("reason", "looks right")));
    Tools tools = Tools.of(skill, Boxes.APPROVER);

    assertThat(skill.descriptor().tools()).allSatisfy(tool -> {
      assertThat(tool.mayRun()).isEqualTo(CommandSpec.MayRun.APPROVER);
      assertThat(Tools.faults(tool)).isEmpty();
    });
    assertThat(tools.read("audit_search", Map.of("by", "WHO", "value", "U0ANA")).toString())
        .contains("Approved by @U0ANA", "looks right");
    assertThat(tools.cited("audit_search", Map.of("by", "APPROVAL", "value", "request-1"))).containsExactly("audit:1");
    assertThat(tools.refusal("audit_search", Map.of("by", "WHO", "value", "ana"))).contains("nobody I can look up");
    assertThat(audit.of(Orgs.ACME)).extracting(AuditEntry::what)
        .containsExactly("approval.approved", "audit.searched", "audit.searched");
  }

  @Test
  void whoDidWhatLatelyIsNotWhoAskedWhat() {
    record(AuditEntry.by(ANA, SetClock.NOON, "approval.approved", "request-1", Map.of()));
    record(AuditEntry.by(ANA, SetClock.NOON, "model.asked", "ask/question@1", Map.of()));
    record(AuditEntry.by(ANA, SetClock.NOON, "audit.searched", "audit", Map.of()));
    Tools tools = Tools.of(skill, Boxes.APPROVER);

    assertThat(tools.cited("audit_search", Map.of())).containsExactly("audit:1");
    assertThat(tools.cited("audit_search", Map.of("by", "WHO", "value", "U0ANA"))).containsExactly("audit:3",
        "audit:2", "audit:1");
  }

  @Test
  void aQuestionReadsOnPageByPage() {
    for (int i = 1; i <= 25; i++) {
      record(AuditEntry.by(ANA, SetClock.NOON, "test.entry-" + i, "x".repeat(400), Map.of("reason", "y".repeat(900))));
    }
    Tools tools = Tools.of(skill, Boxes.APPROVER);

    Record first = tools.read("audit_search", Map.of());
    assertThat(first.toString()).contains("readOnBefore=Optional[6]");
    assertThat(Tools.size(first)).isLessThan(Tools.MOST);
    assertThat(tools.cited("audit_search", Map.of("before", 6L))).hasSize(5);
  }

  @Test
  void aButtonThatCannotBeReadSaysSo() {
    assertThat(said(press(Boxes.APPROVER, "garbage"))).contains("cannot be read any more");
    assertThat(said(press(Boxes.APPROVER, "12 who "))).contains("cannot be read any more");
  }

  private void record(AuditEntry... entries) {
    transactions.run(Orgs.ACME, tx -> {
      for (AuditEntry entry : entries) {
        audit.record(tx, entry);
      }
    });
  }

  private Reply run(String by, String value) {
    return skill(Map.of("by", by, "value", value));
  }

  private Reply skill(Map<String, String> arguments) {
    return command().handler()
        .run(new CommandCall(Orgs.ACME, Boxes.APPROVER, new ChannelId("C0OPS"), new RequestKey("r1"),
            new Arguments(arguments), SetClock.NOON));
  }

  private Reply press(MemberId member, String value) {
    return skill.descriptor()
        .buttons()
        .getFirst()
        .handler()
        .pressed(new Press(Orgs.ACME, member, new ChannelId("C0OPS"), new RequestKey("r2"), value, Map.of(),
            SetClock.NOON));
  }

  private CommandSpec command() {
    return skill.descriptor().commands().getFirst();
  }

  private static Card card(Reply reply) {
    return ((Reply.ToYou) reply).card();
  }

  private static String said(Reply reply) {
    return said(card(reply));
  }

  private static String said(Card card) {
    StringBuilder said = new StringBuilder();
    for (Card.Part part : card.parts()) {
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
}
