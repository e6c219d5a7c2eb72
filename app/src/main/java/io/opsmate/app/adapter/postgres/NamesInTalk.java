package io.opsmate.app.adapter.postgres;

import io.opsmate.commands.talk.TalkMemory;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.util.Collections;
import java.util.List;

/**
 * Where conversations of others and messages bear a person's id. Messages that have left are kept for a week as a key, without
 * their words; those that have not are kept whole until they do, and are not touched.
 */
record NamesInTalk(Tx tx, MemberId member) {
  /** Puts the pseudonym in place of their id; answers in how many places. */
  int replace(String pseudonym) {
    return inTurns(pseudonym)
        + Sql.in(tx, "UPDATE chat_outbox SET key = regexp_replace(key, ?, ?, 'g'),"
            + " stream = regexp_replace(stream, ?, ?, 'g') WHERE fate = 'LEFT' AND (key ~ ? OR stream ~ ?)")
            .with(id(), pseudonym, id(), pseudonym, id(), id())
            .update();
  }

  /** Turns are never changed, so those that bear it are said anew. */
  private int inTurns(String pseudonym) {
    List<TalkMemory.Exchange> anew = Sql.in(tx, "SELECT request_key, channel, thread, member, said_at,"
        + " regexp_replace(words, ?, ?, 'g') AS words, regexp_replace(answer, ?, ?, 'g') AS answer"
        + " FROM talk_turn WHERE words ~ ? OR answer ~ ?")
        .with(id(), pseudonym, id(), pseudonym, id(), id())
        .list(PostgresTalk::exchange);
    Sql.in(tx, "DELETE FROM talk_turn WHERE request_key = ANY (?)")
        .with(anew.stream().map(one -> one.request().value()).toList())
        .update();
    PostgresTalk talk = new PostgresTalk();
    anew.forEach(one -> talk.keep(tx, one));
    return anew.size();
  }

  /** How many messages bear it that have not left. */
  int unsent() {
    return Sql.in(tx, "SELECT count(*) AS found FROM chat_outbox WHERE fate <> 'LEFT'"
        + " AND (key ~ ? OR stream ~ ? OR letter ~ ?)")
        .with(Collections.nCopies(3, id()).toArray())
        .first(row -> row.small("found"))
        .orElse(0);
  }

  /** As a whole word: an id may be the beginning of another. */
  private String id() {
    return "\\m" + member.value() + "\\M";
  }
}
