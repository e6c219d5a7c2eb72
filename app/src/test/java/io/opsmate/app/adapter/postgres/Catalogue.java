package io.opsmate.app.adapter.postgres;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads PostgreSQL's catalogue and says where it does not keep orgs apart, one sentence per fault. */
final class Catalogue {
  /**
   * Tables that are read before the org is known, or over all orgs, with every column they may have. Closed: none of them
   * holds business content, and a new column or table is a decision.
   */
  static final Map<String, Set<String>> EXEMPT = Map.of(
      "org", Set.of("id", "name", "slack_team", "is_default", "created_at"),
      "installation", Set.of("org_id", "app", "bot_user", "scopes", "installed_by", "installed_at", "bot_token",
          "refresh_token", "expires_at", "renewing_until", "gone_at", "gone_because"),
      "oauth_state", Set.of("state_hash", "expires_at"),
      "scheduled_tasks", Set.of("task_name", "task_instance", "task_data", "execution_time", "picked", "picked_by",
          "last_success", "last_failure", "consecutive_failures", "last_heartbeat", "version", "priority"),
      "chat_outbox_due", Set.of("org_id", "id", "stream", "place", "due_at", "leased_until", "tries", "is_set_aside",
          "lane"),
      "flyway_schema_history", Set.of("installed_rank", "version", "description", "type", "script", "checksum",
          "installed_by", "installed_on", "execution_time", "success"));

  /** Tables that are only ever added to. */
  static final Set<String> INSERT_ONLY = Set.of("audit_event", "audit_checkpoint");

  private static final String APP = "opsmate_app";
  private static final String OWN_ORG = "(org_id = (current_setting('opsmate.org'::text))::uuid)";
  private static final String OURS =
      " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname NOT LIKE 'pg\\_%'"
          + " AND n.nspname <> 'information_schema'";
  private static final String RELATIONS = OURS + " AND c.relkind IN ('r', 'p', 'v', 'm', 'f')";

  private final Connection admin;

  /** {@code admin} sees everything. */
  Catalogue(Connection admin) {
    this.admin = admin;
  }

  List<String> faults() {
    return Stream.of(unguarded(), strange(), special()).flatMap(List::stream).toList();
  }

  /** Relations of ours without the guard, and off the list. */
  private List<String> unguarded() {
    String guarded = " AND NOT (c.relrowsecurity AND c.relforcerowsecurity"
        + " AND (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) = 1"
        + " AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd = '*'"
        + " AND p.polroles = '{0}' AND pg_get_expr(p.polqual, p.polrelid) = ?"
        + " AND (p.polwithcheck IS NULL OR pg_get_expr(p.polwithcheck, p.polrelid) = ?))"
        + " AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'org_id'"
        + " AND a.atttypid = 'uuid'::regtype AND a.attnotnull))";
    return Sql.on(admin, "SELECT c.relname AS name" + RELATIONS + guarded + " ORDER BY 1")
        .with(OWN_ORG, OWN_ORG)
        .list(row -> row.text("name"))
        .stream()
        .filter(name -> !EXEMPT.containsKey(name))
        .map(name -> name + " is not guarded by row-level security on org_id, and is none of the exempt tables")
        .toList();
  }

  /** Exempt tables with a column that nobody decided on. */
  private List<String> strange() {
    return Sql.on(admin, "SELECT c.relname AS name, a.attname AS col" + RELATIONS.replace(" WHERE ",
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE ") + " ORDER BY 1, 2")
        .list(row -> List.of(row.text("name"), row.text("col")))
        .stream()
        .filter(one -> EXEMPT.containsKey(one.getFirst()) && !EXEMPT.get(one.getFirst()).contains(one.getLast()))
        .map(one -> one.getFirst() + "." + one.getLast() + " is not a column that an exempt table may have")
        .toList();
  }

  /** Rights by which the application could step over a guard. */
  private List<String> special() {
    Set<String> faults = new TreeSet<>();
    says(faults, "the application owns %s", "SELECT c.relname AS name" + OURS + " AND pg_get_userbyid(c.relowner) = ?");
    says(faults, "the application's role is special: %s",
        "SELECT concat_ws(' ', CASE WHEN rolsuper THEN 'superuser' END,"
            + " CASE WHEN rolbypassrls THEN 'bypassrls' END, CASE WHEN rolcreaterole THEN 'createrole' END,"
            + " CASE WHEN rolcreatedb THEN 'createdb' END) AS name FROM pg_roles WHERE rolname = ?"
            + " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)");
    says(faults, "the application is a member of %s", "SELECT g.rolname AS name FROM pg_auth_members m"
        + " JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = ?");
    says(faults, "the application may create in %s", "SELECT n.nspname AS name FROM pg_namespace n"
        + " WHERE n.nspname NOT LIKE 'pg\\_%' AND has_schema_privilege(?, n.oid, 'CREATE')");
    says(faults, "the application may run the owner's %s", "SELECT p.proname AS name FROM pg_proc p"
        + " JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND p.prosecdef"
        + " AND has_function_privilege(?, p.oid, 'EXECUTE')");
    for (String table : INSERT_ONLY) {
      for (String right : List.of("UPDATE", "DELETE", "TRUNCATE")) {
        says(faults, "the application may " + right + " %s, which is only added to", "SELECT c.relname AS name" + OURS
            + " AND c.relname = '" + table + "' AND CASE WHEN '" + right + "' = 'UPDATE'"
            + " THEN has_any_column_privilege(?, c.oid, 'UPDATE') ELSE has_table_privilege('" + APP + "', c.oid, '"
            + right + "') END");
      }
    }
    return List.copyOf(faults);
  }

  private void says(Set<String> faults, String sentence, String query) {
    Sql.on(admin, query).with(APP).list(row -> row.text("name")).forEach(name -> faults.add(sentence.formatted(name)));
  }
}
