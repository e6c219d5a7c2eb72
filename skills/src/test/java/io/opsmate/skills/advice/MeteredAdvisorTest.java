package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.InMemorySpending;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import io.opsmate.skills.testkit.SequentialIds;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MeteredAdvisorTest {
  /** Room for one remark and a little more. */
  private static final SpendingLimits ONE_AND_A_BIT =
      new SpendingLimits(12_136, 20_000, Money.usd("1"), Money.usd("1"));

  private final Flaky transactions = new Flaky();
  private final InMemorySpending spending = new InMemorySpending(ONE_AND_A_BIT);
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

    assertThat(advisor.ask(inquiry())).isEqualTo(new Advice.OverBudget<>(
        "what is left of your tokens of today may not do for an answer", Instant.parse("2026-11-25T00:00:00Z")));
    assertThat(audit.of(Orgs.ACME)).hasSize(2);
  }

  @Test
  void whatIsBeingAskedIsSetAside() {
    Nesting model = new Nesting();
    model.advisor = metered(model, spending);

    model.advisor.ask(inquiry());

    assertThat(model.asked).isEqualTo(1);
    assertThat(model.innermost)
        .isEqualTo(new Advice.OverBudget<>("what is left is set aside for what is being answered now",
            AdvisorContract.CALLER.now().plus(Budget.REMARK.time()).plusSeconds(300)));
    assertThat(usedByCaller()).as("given back").isEqualTo("0");
  }

  @Test
  void ofOnePersonOnlyTwoAreAskedAtOnce() {
    Nesting model = new Nesting();
    model.advisor = metered(model, new InMemorySpending(SpendingLimits.DEFAULT));

    model.advisor.ask(inquiry());

    assertThat(model.asked).isEqualTo(2);
    assertThat(model.innermost).isInstanceOf(Advice.Unavailable.class);
    model.asked = 1;
    assertThat(model.advisor.ask(inquiry())).as("both are done").isInstanceOf(Advice.Unusable.class);
  }

  @Test
  void anAnswerIsNotLostWhenItCannotBeBookedAndWhatWasSetAsideStands() {
    Advisor advisor = metered(ModelStep.says("One."));
    transactions.failing = Flaky.Failing.SECOND;

    assertThat(advisor.ask(inquiry())).isInstanceOf(Advice.Answered.class);

    assertThat(audit.of(Orgs.ACME)).isEmpty();
    assertThat(usedByCaller()).isEqualTo("12,096");
  }

  @Test
  void whatCouldNotBeBookedIsBookedBeforeTheNextInquiry() {
    Advisor advisor = metered(ModelStep.says("One."), ModelStep.says("Two."));
    transactions.failing = Flaky.Failing.SECOND;
    advisor.ask(inquiry());

    assertThat(advisor.ask(inquiry())).isInstanceOf(Advice.Answered.class);

    assertThat(audit.words(Orgs.ACME)).containsExactly("model.asked", "model.asked");
    assertThat(usedByCaller()).isEqualTo("52");
  }

  @Test
  void whatWasBookedWithoutAnybodyHearingOfItIsBookedOnce() {
    Advisor advisor = metered(ModelStep.says("One."), ModelStep.says("Two."));
    transactions.failing = Flaky.Failing.SECOND_AFTER_COMMIT;
    advisor.ask(inquiry());

    advisor.ask(inquiry());

    assertThat(audit.of(Orgs.ACME)).hasSize(2);
    assertThat(usedByCaller()).isEqualTo("52");
  }

  @Test
  void aQuestionThatIsInterruptedIsBooked() {
    transactions.failing = Flaky.Failing.WHEN_INTERRUPTED;

    metered(new Interrupting(), spending).ask(inquiry());

    assertThat(Thread.interrupted()).as("still told").isTrue();
    assertThat(audit.of(Orgs.ACME)).hasSize(1);
    assertThat(usedByCaller()).isEqualTo("7");
  }

  /** Is told to stop while it asks. */
  private static final class Interrupting implements Consultant {
    @Override
    public <T> Consulted<T> consult(Inquiry<T> inquiry) {
      Thread.currentThread().interrupt();
      return new Consulted<>(new Advice.Unavailable<>("OpsMate is stopping"), "m", new Tokens(7, 0), Optional.empty());
    }

    @Override
    public boolean isThere() {
      return true;
    }
  }

  /** A database that goes away at a bad moment, once. */
  private static final class Flaky implements Transactions {
    private final InMemoryTransactions real = new InMemoryTransactions();
    private Failing failing = Failing.NEVER;
    private int count;

    private enum Failing {
      NEVER, SECOND, SECOND_AFTER_COMMIT, WHEN_INTERRUPTED
    }

    @Override
    public <T> T in(OrgId org, Function<Tx, T> work) {
      count++;
      if (failing == Failing.WHEN_INTERRUPTED && Thread.currentThread().isInterrupted()
          || failing == Failing.SECOND && count == 2) {
        throw new RetriableFailure("away", new IllegalStateException());
      }
      T result = real.in(org, work);
      if (failing == Failing.SECOND_AFTER_COMMIT && count == 2) {
        throw new RetriableFailure("away", new IllegalStateException());
      }
      return result;
    }
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
      if (inner instanceof Advice.Unavailable<T> || inner instanceof Advice.OverBudget<T>) {
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
    return metered(ScriptedAdvisor.of(steps), spending);
  }

  private Advisor metered(Consultant model, Spending books) {
    return new MeteredAdvisor(model, transactions, new MeteredAdvisor.Books(books, audit, new SequentialIds()),
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
