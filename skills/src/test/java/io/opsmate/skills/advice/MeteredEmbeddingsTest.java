package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Consultant.AtMost;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.ports.Embeddings;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.testkit.AdvisorContract;
import io.opsmate.skills.testkit.InMemorySpending;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.SequentialIds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeteredEmbeddingsTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemorySpending spending =
      new InMemorySpending(new SpendingLimits(100, 1_000, Money.usd("1"), Money.usd("1")));
  private final RecordingAudit audit = new RecordingAudit();
  private final Counting model = new Counting();
  private final Embeddings embeddings =
      new MeteredEmbeddings(model, transactions, new MeteredAdvisor.Books(spending, audit, new SequentialIds()));

  @Test
  void vectorsAreChargedAndOnRecordWithoutAWordOfTheTexts() {
    assertThat(embeddings.of(AdvisorContract.CALLER, List.of("a secret"))).isInstanceOf(Reading.Known.class);

    Spending.Account account = transactions.in(Orgs.ACME,
        tx -> spending.account(tx, AdvisorContract.CALLER.member(), AdvisorContract.CALLER.now()));
    assertThat(account.gauges().getFirst().used()).isEqualTo("30");
    assertThat(account.shares()).containsExactly(new Spending.Share("advice/embeddings@1", "vectors", 1,
        new Tokens(30, 0), Cost.of(Optional.of(Money.usd("0.01")))));
    AuditEntry entry = audit.of(Orgs.ACME).getFirst();
    assertThat(entry.facts()).containsEntry("tokens in", "30").containsEntry("cost", "0.01 USD");
    assertThat(entry.toString()).doesNotContain("secret");
  }

  @Test
  void withoutBudgetNoneAreMade() {
    embeddings.of(AdvisorContract.CALLER, List.of("one"));
    embeddings.of(AdvisorContract.CALLER, List.of("two"));

    assertThat(embeddings.of(AdvisorContract.CALLER, List.of("three")))
        .isEqualTo(Reading.unknown("what is left of your tokens of today may not do for an answer"));
    assertThat(model.asked).isEqualTo(2);
  }

  @Test
  void noTextsCostNothing() {
    assertThat(embeddings.of(AdvisorContract.CALLER, List.of())).isEqualTo(Reading.known(List.of()));
    assertThat(audit.of(Orgs.ACME)).isEmpty();
  }

  /** Takes 30 tokens each time, and may take 50. */
  private static final class Counting implements Embedder {
    private int asked;

    @Override
    public Embedded embed(List<String> texts) {
      asked++;
      return new Embedded(Reading.known(List.of(new float[]{1})), "vectors", new Tokens(30, 0),
          Optional.of(Money.usd("0.01")));
    }

    @Override
    public AtMost atMost(List<String> texts) {
      return new AtMost(50, Optional.of(Money.usd("0.02")));
    }

    @Override
    public Duration time() {
      return Duration.ofSeconds(20);
    }
  }
}
