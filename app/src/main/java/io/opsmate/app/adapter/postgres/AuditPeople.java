package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who stands behind which pseudonym. A pseudonym is random, so that once this row is erased nobody can tell any more, not
 * even with all keys.
 */
final class AuditPeople {
  private static final SecureRandom RANDOM = new SecureRandom();

  private AuditPeople() {}

  /** The member's pseudonym in the org, made the first time. */
  static String pseudonym(Tx tx, MemberId member) {
    return known(tx, member).orElseGet(() -> made(tx, member));
  }

  static Optional<String> known(Tx tx, MemberId member) {
    return Sql.in(tx, "SELECT pseudonym FROM audit_person WHERE member = ?")
        .with(member.value())
        .first(row -> row.text("pseudonym"));
  }

  static int forget(Tx tx, MemberId member) {
    return Sql.in(tx, "DELETE FROM audit_person WHERE member = ?").with(member.value()).update();
  }

  private static String made(Tx tx, MemberId member) {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    Sql.in(tx, "INSERT INTO audit_person (org_id, member, pseudonym) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .with(tx.org().value(), member.value(), "person:" + HexFormat.of().formatHex(random))
        .update();
    return known(tx, member).orElseThrow();
  }
}
