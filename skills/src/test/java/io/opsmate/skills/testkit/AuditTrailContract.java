package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link AuditTrail} keeps. */
public interface AuditTrailContract {
  Transactions transactions();

  AuditTrail audit();

  /** What is on record for an org, oldest first. */
  List<AuditEntry> onRecord(OrgId org);

  @Test
  default void entriesComeBackInOrderAsTheyWere() {
    AuditEntry first = AuditEntry.by(Boxes.APPROVER, SetClock.NOON, "test.first", "box-1",
        Map.of("reason", "“ümlaut” 📦", "state", "READY"));
    AuditEntry second = AuditEntry.byOpsMate(SetClock.NOON.plusSeconds(1), "test.second", "box-1", Map.of());

    transactions().run(Orgs.ACME, tx -> {
      audit().record(tx, first);
      audit().record(tx, second);
    });

    assertThat(onRecord(Orgs.ACME)).containsSubsequence(first, second);
  }

  @Test
  default void aRollbackLeavesNoEntry() {
    AuditEntry entry = AuditEntry.byOpsMate(SetClock.NOON, "test.rollback", "box-2", Map.of());

    assertThatThrownBy(() -> transactions().run(Orgs.ACME, tx -> {
      audit().record(tx, entry);
      throw new IllegalArgumentException("no");
    })).isInstanceOf(IllegalArgumentException.class);

    assertThat(onRecord(Orgs.ACME)).doesNotContain(entry);
  }

  @Test
  default void anotherOrgSeesNoEntry() {
    AuditEntry entry = AuditEntry.byOpsMate(SetClock.NOON, "test.mine", "box-3", Map.of());

    transactions().run(Orgs.ACME, tx -> audit().record(tx, entry));

    assertThat(onRecord(Orgs.OTHER)).doesNotContain(entry);
  }
}
