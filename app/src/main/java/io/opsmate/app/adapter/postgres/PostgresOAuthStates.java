package io.opsmate.app.adapter.postgres;

import io.opsmate.app.install.OneTimeStates;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;

/** States of installations under way, by their hash: whoever reads the table cannot finish anybody's installation. */
public final class PostgresOAuthStates implements OneTimeStates {
  /** Anybody may begin an installation, so there is an end to it. */
  private static final int MOST = 5_000;

  private final PostgresTransactions transactions;

  public PostgresOAuthStates(PostgresTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean issue(String state, Instant now, Instant expiresAt) {
    return transactions.ofNoOrg(connection -> {
      Sql.on(connection, "DELETE FROM oauth_state WHERE expires_at <= ?").with(now).update();
      return Sql.on(connection, "INSERT INTO oauth_state (state_hash, expires_at) SELECT ?, ?"
          + " WHERE (SELECT count(*) FROM oauth_state) < ?").with(hash(state), expiresAt, MOST).update() == 1;
    });
  }

  @Override
  public boolean use(String state, Instant now) {
    return transactions.ofNoOrg(connection -> Sql.on(connection,
        "DELETE FROM oauth_state WHERE state_hash = ? AND expires_at > ?").with(hash(state), now).update() == 1);
  }

  private static byte[] hash(String state) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
