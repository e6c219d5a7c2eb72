package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database itself keeps orgs apart, in every table there is; and what says so can say otherwise. */
class CatalogueTest {
  private static final String TABLE = "CREATE TABLE stray (org_id uuid NOT NULL, words text)";
  private static final String ENABLE = "; ALTER TABLE stray ENABLE ROW LEVEL SECURITY";
  private static final String FORCE = "; ALTER TABLE stray FORCE ROW LEVEL SECURITY";
  private static final String POLICY =
      "; CREATE POLICY own_org ON stray USING (org_id = current_setting('opsmate.org')::uuid)";

  private final TestDatabase database = TestDatabase.fresh();
  private final Connection admin;

  CatalogueTest() throws SQLException {
    admin = database.admin();
  }

  @AfterEach
  void stop() throws SQLException {
    admin.close();
    database.close();
  }

  @Test
  void everyTableIsGuardedOrOnTheClosedListAndTheApplicationIsNobodySpecial() {
    assertThat(new Catalogue(admin).faults()).isEmpty();
  }

  @Test
  void theListNamesNothingThatIsNotThere() {
    Map<String, Set<String>> there = new HashMap<>();
    Sql.on(admin, "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
        .list(row -> there.computeIfAbsent(row.text("table_name"), _ -> new TreeSet<>()).add(row.text("column_name")));

    assertThat(there).containsAllEntriesOf(Catalogue.EXEMPT).containsKeys(Catalogue.INSERT_ONLY.toArray(String[]::new));
  }

  @Test
  void aTableIsRightOnlyWithEveryPartOfTheGuard() {
    assertThat(faultsAfter(TABLE + ENABLE + FORCE + POLICY)).isEmpty();
  }

  @Test
  void anUnguardedTableIsFound() {
    assertThat(faultsAfter(TABLE)).containsExactly(unguarded("stray"));
  }

  @Test
  void aHalfGuardedTableIsFound() {
    assertThat(faultsAfter(TABLE + ENABLE + POLICY)).containsExactly(unguarded("stray"));
    assertThat(faultsAfter("DROP TABLE stray; " + TABLE + ENABLE + FORCE)).containsExactly(unguarded("stray"));
    assertThat(faultsAfter("DROP TABLE stray; " + TABLE + FORCE + POLICY)).containsExactly(unguarded("stray"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "CREATE POLICY more ON stray USING (true)",
    "DROP POLICY own_org ON stray; CREATE POLICY own_org ON stray USING (org_id IS NOT NULL)",
    "DROP POLICY own_org ON stray; CREATE POLICY own_org ON stray FOR SELECT USING (org_id = current_setting('opsmate.org')::uuid)",
    "DROP POLICY own_org ON stray; CREATE POLICY own_org ON stray USING (org_id = current_setting('opsmate.org')::uuid) WITH CHECK (true)",
    "ALTER TABLE stray ALTER COLUMN org_id DROP NOT NULL"})
  void aGuardWithAHoleIsFound(String hole) {
    assertThat(faultsAfter(TABLE + ENABLE + FORCE + POLICY + ";" + hole)).containsExactly(unguarded("stray"));
  }

  @Test
  void viewsAndOtherSchemasAreNoWayAround() {
    assertThat(faultsAfter("CREATE VIEW glance AS SELECT * FROM approval")).containsExactly(unguarded("glance"));
    assertThat(faultsAfter("DROP VIEW glance; CREATE SCHEMA aside; CREATE TABLE aside.hidden (org_id uuid NOT NULL)"))
        .containsExactly(unguarded("hidden"));
  }

  @ParameterizedTest
  @CsvSource({"org", "installation", "oauth_state", "scheduled_tasks", "chat_outbox_due"})
  void businessContentInAnExemptTableIsFound(String table) {
    assertThat(faultsAfter("ALTER TABLE " + table + " ADD COLUMN plan text"))
        .containsExactly(table + ".plan is not a column that an exempt table may have");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "GRANT UPDATE ON audit_event TO opsmate_app | the application may UPDATE audit_event, which is only added to",
    "GRANT UPDATE (what) ON audit_event TO opsmate_app | the application may UPDATE audit_event, which is only added to",
    "GRANT DELETE ON audit_event TO opsmate_app | the application may DELETE audit_event, which is only added to",
    "GRANT TRUNCATE ON audit_event TO opsmate_app | the application may TRUNCATE audit_event, which is only added to",
    "ALTER TABLE approval OWNER TO opsmate_app | the application owns approval",
    "GRANT CREATE ON SCHEMA public TO opsmate_app | the application may create in public"})
  void aRightTooManyIsFound(String grant, String fault) {
    assertThat(faultsAfter(grant)).contains(fault);
  }

  private List<String> faultsAfter(String change) {
    Sql.on(admin, change).update();
    return new Catalogue(admin).faults();
  }

  private static String unguarded(String table) {
    return table + " is not guarded by row-level security on org_id, and is none of the exempt tables";
  }
}
