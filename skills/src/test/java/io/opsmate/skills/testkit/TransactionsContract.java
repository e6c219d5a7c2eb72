package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What every {@link Transactions} keeps, seen through a shelf of reports. */
public interface TransactionsContract {
  Transactions transactions();

  ReportShelf reports();

  @Test
  default void whatIsWrittenIsKept() {
    Report report = Reports.empty(1);

    transactions().run(Orgs.ACME, tx -> reports().keep(tx, report));

    assertThat(find(Orgs.ACME, report)).contains(report);
  }

  @Test
  default void aTransactionSeesItsOwnWrites() {
    Report report = Reports.empty(2);

    Optional<Report> seen = transactions().in(Orgs.ACME, tx -> {
      reports().keep(tx, report);
      return reports().find(tx, report.id());
    });

    assertThat(seen).contains(report);
  }

  @Test
  default void anExceptionRollsBackAndComesOutAsItIs() {
    Report report = Reports.empty(3);
    IllegalArgumentException thrown = new IllegalArgumentException("no");

    assertThatThrownBy(() -> transactions().run(Orgs.ACME, tx -> {
      reports().keep(tx, report);
      throw thrown;
    })).isSameAs(thrown);

    assertThat(find(Orgs.ACME, report)).isEmpty();
  }

  @Test
  default void anotherOrgSeesNothing() {
    Report report = Reports.empty(4);

    transactions().run(Orgs.ACME, tx -> reports().keep(tx, report));

    assertThat(find(Orgs.OTHER, report)).isEmpty();
  }

  @Test
  default void transactionsDoNotNest() {
    assertThatThrownBy(
        () -> transactions().run(Orgs.ACME, _ -> transactions().run(Orgs.ACME, _ -> {
        }))).isInstanceOf(IllegalStateException.class).hasMessageContaining("nest");
  }

  @Test
  default void anActionAfterCommitSeesWhatWasCommittedAndMayOpenATransaction() {
    Report report = Reports.empty(5);
    List<Report> seen = new ArrayList<>();

    transactions().run(Orgs.ACME, tx -> {
      tx.afterCommit(
          () -> transactions().in(Orgs.ACME, later -> reports().find(later, report.id())).ifPresent(seen::add));
      reports().keep(tx, report);
    });

    assertThat(seen).containsExactly(report);
  }

  @Test
  default void afterARollbackNoActionRuns() {
    List<String> ran = new ArrayList<>();

    assertThatThrownBy(() -> transactions().run(Orgs.ACME, tx -> {
      tx.afterCommit(() -> ran.add("ran"));
      throw new IllegalArgumentException("no");
    })).isInstanceOf(IllegalArgumentException.class);

    assertThat(ran).isEmpty();
  }

  @Test
  default void aFailingActionAfterCommitHarmsNothing() {
    List<String> ran = new ArrayList<>();

    String result = transactions().in(Orgs.ACME, tx -> {
      tx.afterCommit(() -> {
        throw new IllegalStateException("no");
      });
      tx.afterCommit(() -> ran.add("ran"));
      return "result";
    });

    assertThat(result).isEqualTo("result");
    assertThat(ran).containsExactly("ran");
  }

  @Test
  default void aTransactionThatHasEndedWritesNothing() {
    AtomicReference<Tx> kept = new AtomicReference<>();
    transactions().run(Orgs.ACME, kept::set);

    assertThatThrownBy(() -> reports().keep(kept.get(), Reports.empty(6))).isInstanceOf(IllegalStateException.class);
  }

  private Optional<Report> find(OrgId org, Report report) {
    return transactions().in(org, tx -> reports().find(tx, report.id()));
  }
}
