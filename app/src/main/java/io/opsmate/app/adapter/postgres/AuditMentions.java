package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** By whom and what entries are found again: pseudonyms of people, keyed hashes of resources. */
final class AuditMentions {
  private static final String INSERT =
      "INSERT INTO audit_mention (org_id, kind, key, seq) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private AuditMentions() {}

  /** The rows that one entry needs. */
  static List<@Nullable Object[]> rows(Tx tx, long seq, AuditEntry entry, byte[] secret,
      Function<MemberId, String> pseudonyms) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    entry.people()
        .forEach(
            member -> rows.add(new @Nullable Object[]{tx.org().value(), "person", pseudonyms.apply(member), seq}));
    entry.resources()
        .forEach(
            id -> rows
                .add(new @Nullable Object[]{tx.org().value(), "resource", AuditChain.resourceKey(secret, id), seq}));
    return rows;
  }

  static Sql inserting(Tx tx) {
    return Sql.in(tx, INSERT);
  }

  /** All pseudonyms that entries about the member may bear: today's, and the one that older versions derived. */
  static List<String> keysOf(Tx tx, MemberId member, byte[] secret) {
    List<String> keys = new ArrayList<>();
    AuditPeople.known(tx, member).ifPresent(keys::add);
    keys.add(AuditChain.derivedPseudonym(secret, member));
    return keys;
  }
}
