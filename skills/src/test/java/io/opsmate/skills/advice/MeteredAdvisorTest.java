package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.InMemorySpending;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeteredAdvisorTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemorySpending spending = new InMemorySpending(new SpendingLimits(30, 1_000, Money.usd("1")));
  private final RecordingAudit audit = new RecordingAudit();

  @Test
  void whatAskingTookIsOnRecordWithoutAWordOfIt() {
    Advisor advisor = metered(ModelStep.says("Thirteen secret boxes."));

    assertThat(advisor.ask(inquiry())).isInstanceOf(Advice.Answered.class);

    AuditEntry entry = audit.of(Orgs.ACME).getFirst();
    assertThat(entry.what()).isEqualTo("model.asked");
    assertThat(entry.subject()).isEqualTo("boxes/answer@1");
    assertThat(entry.facts()).containsEntry("model", "scripted")
        .containsEntry("outcome", "answered")
        .containsEntry("prompt hash", "hash of boxes/answer@1")
        .containsEntry("cost", "no price");
    assertThat(entry.toString()).doesNotContain("secret").doesNotContain("How many");
    assertThat(usedByCaller()).isNotEqualTo("0");
  }

  @Test
  void whatWasInVainIsPaidForToo() {
    assertThat(metered(ModelStep.isDown()).ask(inquiry())).isInstanceOf(Advice.Unavailable.class);

    assertThat(audit.of(Orgs.ACME).getFirst().facts()).containsEntry("outcome", "unavailable");
    assertThat(usedByCaller()).isNotEqualTo("0");
  }

  @Test
  void withoutBudgetNothingIsAskedUntilThereIsSomeAgain() {
    Advisor advisor = metered(ModelStep.says("One."), ModelStep.says("Two."));
    advisor.ask(inquiry());
    advisor.ask(inquiry());

    assertThat(advisor.ask(inquiry())).isEqualTo(new Advice.OverBudget<>("your tokens of today are used up",
        Instant.parse("2026-11-25T00:00:00Z")));
    assertThat(audit.of(Orgs.ACME)).hasSize(2);
  }

  @Test
  void ofOnePersonOnlyTwoAreAskedAtOnce() {
    Nesting model = new Nesting();
    model.advisor = new MeteredAdvisor(model, transactions, new MeteredAdvisor.Books(spending, audit), _ -> "hash");

    model.advisor.ask(inquiry());

    assertThat(model.asked).isEqualTo(2);
    assertThat(model.innermost).isInstanceOf(Advice.Unavailable.class);
    model.asked = 1;
    assertThat(model.advisor.ask(inquiry())).as("both are done").isInstanceOf(Advice.Unusable.class);
  }

  /** Asks again while it is asked. */
  private static final class Nesting implements Consultant {
    private Advisor advisor = Advisor.NONE;
    private Advice<?> innermost = new Advice.Unusable<>("");
    private int asked;

    @Override
    public <T> Consulted<T> consult(Inquiry<T> inquiry) {
      asked++;
      Advice<T> inner = advisor.ask(inquiry);
      if (inner instanceof Advice.Unavailable<T>) {
        innermost = inner;
      }
      return new Consulted<>(new Advice.Unusable<>("nested"), "nesting", Tokens.NONE, Optional.empty());
    }

    @Override
    public boolean isThere() {
      return true;
    }
  }

  private Advisor metered(ModelStep... steps) {
    return new MeteredAdvisor(ScriptedAdvisor.of(steps), transactions, new MeteredAdvisor.Books(spending, audit),
        prompt -> "hash of " + prompt);
  }

  private String usedByCaller() {
    return transactions.in(Orgs.ACME,
        tx -> spending.account(tx, AdvisorContract.CALLER.member(), AdvisorContract.CALLER.now()))
        .gauges()
        .getFirst()
        .used();
  }

  private static Inquiry<String> inquiry() {
    return new Inquiry<>(AdvisorContract.CALLER, AdvisorContract.TEXT, Map.of("question", "How many boxes are there?"),
        String.class, Budget.REMARK);
  }
}
