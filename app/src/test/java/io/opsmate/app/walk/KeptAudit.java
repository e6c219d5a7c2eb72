package io.opsmate.app.walk;

import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.postgres.AuditReader;
import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.app.adapter.postgres.PostgresTransactions;
import io.opsmate.app.adapter.postgres.TestDatabase;
import io.opsmate.skills.kernel.OrgId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** The audit trail of a running OpsMate, read past it out of its embedded database. */
record KeptAudit(PostgresTransactions transactions) {
  static KeptAudit in(Map<String, String> settings) {
    Path data = Path.of(Objects.requireNonNull(settings.get("OPSMATE_DATA")));
    try {
      PGSimpleDataSource database = new PGSimpleDataSource();
      String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
      database.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/opsmate");
      database.setUser("opsmate_app");
      database.setPassword(Files.readString(data.resolve("opsmate_app.password")).strip());
      return new KeptAudit(new PostgresTransactions(database));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What walking the chain gave, in words. */
  String check() {
    OrgId org = new PostgresOrgs(transactions, UUID::randomUUID).all().getFirst().id();
    return transactions.in(org, tx -> new AuditReader(new Json(), TestDatabase.VAULT).verify(tx)).toString();
  }
}
