package io.opsmate.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.postgres.AuditReader;
import io.opsmate.app.adapter.postgres.PostgresTransactions;
import io.opsmate.app.adapter.postgres.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What must hold for a case that has settled, whatever happened to it: judged from the database, what the {@link Witness}
 * noted and the {@link World}, by none of the code that is under test but the reader of the audit chain.
 */
record Invariants(DataSource admin, PostgresTransactions transactions, World world) {
  /** Everything that is wrong, one sentence each. */
  List<String> broken(Case one) {
    List<String> wrong = new ArrayList<>();
    wrong.addAll(new EffectsAreApproved(admin, world).broken(one));
    wrong.addAll(new ChangesAreOnRecord(admin).broken(one));
    wrong.addAll(new OutcomesAreShown(admin, world).broken(one));
    wrong.addAll(chain(one));
    return wrong;
  }

  void hold(Case one, String after) {
    Tally.one(Tally.Tried.CHECKS);
    assertThat(broken(one)).as(after).isEmpty();
  }

  private List<String> chain(Case one) {
    AuditReader.Check check =
        transactions.in(one.org(), tx -> new AuditReader(new Json(), TestDatabase.VAULT).verify(tx));
    return check instanceof AuditReader.Check.Intact ? List.of() : List.of("the audit chain does not verify: " + check);
  }
}
