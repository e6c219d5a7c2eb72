package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.util.Collections;

/**
 * Where requests for approval name a person: who asked, voted, declined, put off, asked others, was asked or undid.
 */
record NamesInRequests(Tx tx, MemberId member) {
  private static final String CLOSED =
      " IN (SELECT id FROM approval WHERE state IN ('FINISHED', 'DECLINED', 'EXPIRED'))";

  private static final String NAMED = "SELECT count(*) AS found FROM approval a WHERE (a.requester = ?"
      + " OR a.declined_by = ? OR a.snoozed_by = ? OR a.asked_by = ? OR a.undo_by = ? OR ? = ANY (a.asked)"
      + " OR EXISTS (SELECT 1 FROM approval_vote v WHERE v.approval_id = a.id AND v.member = ?))";

  /**
   * Puts the pseudonym in place of their id in closed requests, and takes away the reasons they gave; answers how many
   * requests that were. A closed request is saved again only as it is read under its lock, so its version stays.
   */
  int replace(String pseudonym) {
    int touched = count(NAMED + " AND a.id" + CLOSED);
    set("requester = ?", "requester = ?", pseudonym);
    set("declined_by = ?, declined_because = ''", "declined_by = ?", pseudonym);
    set("snoozed_by = ?", "snoozed_by = ?", pseudonym);
    set("asked_by = ?", "asked_by = ?", pseudonym);
    set("undo_by = ?", "undo_by = ?", pseudonym);
    Sql.in(tx, "UPDATE approval SET asked = array_replace(asked, ?, ?) WHERE ? = ANY (asked) AND id" + CLOSED)
        .with(member.value(), pseudonym, member.value())
        .update();
    Sql.in(tx, "UPDATE approval_vote SET member = ?, voted_as = array_remove(voted_as, ?), reason = ''"
        + " WHERE member = ? AND approval_id" + CLOSED)
        .with(pseudonym, member.value(), member.value())
        .update();
    return touched;
  }

  /** How many requests name them that are not closed, once those that are do not. */
  int open() {
    return count(NAMED);
  }

  private void set(String columns, String where, String pseudonym) {
    Sql.in(tx, "UPDATE approval SET " + columns + " WHERE " + where + " AND id" + CLOSED)
        .with(pseudonym, member.value())
        .update();
  }

  private int count(String query) {
    return Sql.in(tx, query)
        .with(Collections.nCopies(7, member.value()).toArray())
        .first(row -> row.small("found"))
        .orElse(0);
  }
}
