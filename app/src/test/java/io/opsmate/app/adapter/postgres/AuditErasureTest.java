package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.postgres.AuditErasure.Result;
import io.opsmate.commands.outbox.CardCopies;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.talk.Feedback;
import io.opsmate.commands.talk.TalkMemory;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditStory.Line;
import io.opsmate.skills.approval.AuditStory.Search;
import io.opsmate.skills.digest.Digest;
import io.opsmate.skills.digest.DigestId;
import io.opsmate.skills.digest.Schedule;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SequentialIds;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person can be forgotten, and the trail is still proved. */
class AuditErasureTest {
  private static final MemberId BEN = new MemberId("U0BEN");
  private final TrailStage stage = new TrailStage();
  private final AuditReader reader = new AuditReader(new Json(), stage.vault);
  private final AuditErasure erasure = new AuditErasure(stage.audit, stage.vault);

  @BeforeEach
  void start() {
    stage.add(3);
    stage.add(Orgs.ACME,
        AuditEntry.by(BEN, TrailStage.NOON, "approval.approved", "request", Map.of("requester", "U0ANA")));
    stage.add(Orgs.ACME, AuditEntry.by(BEN, TrailStage.NOON, "test.bens", "request", Map.of("reason", "mine")));
    stage.sign(TrailStage.NOON);
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void namesAndWordsGoAndTheTrailStillHolds() {
    assertThat(erase(TrailStage.ANA)).isEqualTo(new Result.Erased(4, 0, 0));

    assertThat(stage.check().faults()).isEmpty();
    assertThat(stage.check().erased()).isEqualTo(4);
    assertThat(found(TrailStage.ANA)).isEmpty();
    assertThat(found(BEN)).extracting(Line::what, Line::isErased)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("test.bens", false),
            org.assertj.core.groups.Tuple.tuple("approval.approved", true));
  }

  @Test
  void nothingInTheDatabaseNamesThemAnyMore() throws SQLException {
    closedRequest("FINISHED", TrailStage.ANA, BEN);
    closedRequest("DECLINED", BEN, TrailStage.ANA);
    stage.database.transactions()
        .run(Orgs.ACME, tx -> Sql.in(tx, "INSERT INTO installation (org_id, app, bot_user, scopes, installed_by,"
            + " installed_at, bot_token) VALUES (?, 'A0', 'U0BOT', 'commands', 'U0ANA', ?, ?)")
            .with(tx.org().value(), TrailStage.NOON, new byte[1])
            .update());

    assertThat(erase(TrailStage.ANA)).isEqualTo(new Result.Erased(4, 2, 0));

    try (Connection admin = stage.database.admin()) {
      for (String table : List.of("audit_event", "audit_detail", "audit_person", "audit_mention", "approval",
          "approval_vote", "installation")) {
        assertThat(Sql.on(admin, "SELECT t::text AS line FROM " + table + " t").list(row -> row.text("line"))).as(table)
            .isNotEmpty()
            .noneMatch(line -> line.contains("U0ANA"));
      }
    }
  }

  @Test
  void anOpenRequestStaysAndIsSaid() {
    closedRequest("PENDING", TrailStage.ANA, BEN);

    assertThat(erase(TrailStage.ANA)).isEqualTo(new Result.Erased(4, 0, 1));
  }

  @Test
  void aStopAndTheRulesInForceStayAndAreSaid() {
    stage.database.transactions().run(Orgs.ACME, tx -> {
      Sql.in(tx,
          "INSERT INTO approval_stop (org_id, skill, by_member, reason, stopped_at) VALUES (?, '', 'U0ANA', '', ?)")
          .with(tx.org().value(), TrailStage.NOON)
          .update();
      Sql.in(tx, "INSERT INTO approval_rules (org_id, version, rules) VALUES (?, 2, '[\"U0ANA\"]')")
          .with(tx.org().value())
          .update();
    });

    assertThat(erase(TrailStage.ANA)).isEqualTo(new Result.Erased(4, 0, 2));

    stage.database.transactions()
        .run(Orgs.ACME, tx -> Sql.in(tx, "INSERT INTO approval_rules (org_id, version, rules) VALUES (?, 3, '[]')")
            .with(tx.org().value())
            .update());
    assertThat(erase(TrailStage.ANA)).isEqualTo(new Result.Erased(0, 0, 1));
  }

  @Test
  void aDigestThatIsOnIsCountedAndOneThatIsOffBearsThePseudonym() {
    digest(null);
    digest("somebody switched it off");

    assertThat(erase(TrailStage.ANA)).isEqualTo(new Result.Erased(4, 0, 1));

    List<Digest> digests = stage.database.transactions().in(Orgs.ACME, new PostgresDigests()::all);
    assertThat(digests).hasSize(2)
        .allSatisfy(
            digest -> assertThat(digest.changed().by().equals(TrailStage.ANA)).isEqualTo(digest.standing().isOn()));
  }

  @Test
  void theErasureIsOnRecordWithoutTheName() {
    erase(TrailStage.ANA);

    Line last = all().getFirst();
    assertThat(last.what()).isEqualTo("audit.erased");
    assertThat(last.toString()).doesNotContain("U0ANA");
    assertThat(last.facts()).containsEntry("entries", "4").containsEntry("by", "dpo");
  }

  @Test
  void whoComesBackIsSomebodyNew() {
    String before = pseudonym();
    erase(TrailStage.ANA);
    stage.add(1);

    assertThat(found(TrailStage.ANA)).hasSize(1);
    assertThat(pseudonym()).isNotEqualTo(before);
  }

  @Test
  void whomNothingNamesIsSaidAndLeavesNoEntry() {
    assertThat(erase(new MemberId("U0NOBODY"))).isEqualTo(new Result.Unknown());
    assertThat(all()).hasSize(5);
  }

  @Test
  void whatSomebodySaidAndWasAnsweredGoesWithTheirThumbs() {
    PostgresTalk talk = new PostgresTalk();
    PostgresFeedback feedback = new PostgresFeedback();
    PostgresCardCopies copies = new PostgresCardCopies();
    TalkMemory.Thread thread = new TalkMemory.Thread(new ChannelId("C0OPS"), "17.5");
    RequestKey request = new RequestKey("r1");
    CardKey answer = new CardKey("talk:" + TrailStage.ANA + ":r1");
    stage.database.transactions().run(Orgs.ACME, tx -> {
      talk.keep(tx, new TalkMemory.Exchange(request, thread, TrailStage.ANA, "hello", "hello", TrailStage.NOON));
      feedback.give(tx, new Feedback.Thumb(request, TrailStage.ANA, true, "ask/question@1", "m", TrailStage.NOON));
      copies.shows(tx, answer, new CardCopies.Copy(thread.channel(), "18.1", 1));
    });

    erase(TrailStage.ANA);

    stage.database.transactions().run(Orgs.ACME, tx -> {
      assertThat(talk.latest(tx, thread, 9)).isEmpty();
      assertThat(feedback.counts(tx, TrailStage.NOON)).isEmpty();
      assertThat(copies.of(tx, answer)).isEmpty();
    });
  }

  @Test
  void whatOthersWereToldAboutThemBearsThePseudonym() {
    PostgresTalk talk = new PostgresTalk();
    TalkMemory.Thread thread = new TalkMemory.Thread(new ChannelId("C0OPS"), "17.5");
    stage.database.transactions()
        .run(Orgs.ACME, tx -> talk.keep(tx, new TalkMemory.Exchange(new RequestKey("r2"), thread, BEN,
            "what did <@U0ANA> approve?", "<@U0ANA> approved box b-1, U0ANABEL did not.", TrailStage.NOON)));
    String pseudonym = pseudonym();

    erase(TrailStage.ANA);

    List<TalkMemory.Exchange> kept = stage.database.transactions().in(Orgs.ACME, tx -> talk.latest(tx, thread, 9));
    assertThat(kept).singleElement()
        .satisfies(turn -> {
          assertThat(turn.words()).isEqualTo("what did <@" + pseudonym + "> approve?");
          assertThat(turn.answer()).isEqualTo("<@" + pseudonym + "> approved box b-1, U0ANABEL did not.");
        });
  }

  @Test
  void aMessageThatHasLeftNamesNobodyAndOneThatHasNotStaysAndIsSaid() throws SQLException {
    PostgresOutbox outbox = new PostgresOutbox(stage.database.transactions(), new Json(), new SequentialIds());
    Letter.Answer letter = new Letter.Answer(new ChannelId("D0ANA"), "", TrailStage.ANA, false,
        new Letter.Body("An answer for <@U0ANA>.", "[]"));
    put(outbox, "talk:U0ANA:r1:7", letter);
    outbox.claim(TrailStage.NOON, TrailStage.NOON.plusSeconds(60), 9)
        .forEach(claimed -> outbox.sent(claimed, TrailStage.NOON));
    put(outbox, "answer:r2", letter);

    assertThat(erase(TrailStage.ANA)).isEqualTo(new Result.Erased(4, 0, 1));

    try (Connection admin = stage.database.admin()) {
      assertThat(Sql.on(admin, "SELECT t::text AS line FROM chat_outbox t WHERE fate = 'LEFT'")
          .list(row -> row.text("line"))).singleElement().asString().doesNotContain("U0ANA", "An answer");
    }
    assertThat(outbox.claim(TrailStage.NOON, TrailStage.NOON.plusSeconds(60), 9)).singleElement()
        .satisfies(claimed -> assertThat(claimed.letter()).isEqualTo(letter));
  }

  private void put(PostgresOutbox outbox, String key, Letter letter) {
    stage.database.transactions().run(Orgs.ACME, tx -> outbox.put(tx, key, letter, TrailStage.NOON));
  }

  @Test
  void aHoldKeepsThem() {
    stage.database.transactions()
        .run(Orgs.ACME,
            tx -> new AuditHolds(stage.audit).place(tx, new UUID(0, 1), "case", "counsel", TrailStage.NOON));

    assertThat(erase(TrailStage.ANA)).isInstanceOf(Result.Refused.class);
    assertThat(found(TrailStage.ANA)).hasSize(4);
  }

  private Result erase(MemberId member) {
    return stage.database.transactions().in(Orgs.ACME, tx -> erasure.erase(tx, member, "dpo", TrailStage.NOON));
  }

  private List<Line> found(MemberId member) {
    return stage.database.transactions()
        .in(Orgs.ACME, tx -> reader.search(tx, new Search.Who(member), AuditStory.END, 100));
  }

  private List<Line> all() {
    return stage.database.transactions()
        .in(Orgs.ACME, tx -> reader.search(tx, new Search.Everything(), AuditStory.END, 100));
  }

  private String pseudonym() {
    return stage.database.transactions().in(Orgs.ACME, tx -> AuditPeople.known(tx, TrailStage.ANA)).orElseThrow();
  }

  private void digest(@Nullable String off) {
    Digest digest = new Digest(new DigestId(UUID.randomUUID()), 1, new ChannelId("C0"),
        new Schedule(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), ZoneOffset.UTC),
        new Digest.Content(Set.of(), null, false), new Digest.Standing(off, null),
        new Digest.Changed(TrailStage.ANA, TrailStage.NOON));
    stage.database.transactions().run(Orgs.ACME, tx -> new PostgresDigests().add(tx, digest));
  }

  private void closedRequest(String state, MemberId requester, MemberId other) {
    UUID id = UUID.randomUUID();
    stage.database.transactions().run(Orgs.ACME, tx -> {
      Sql.in(tx, "INSERT INTO approval (org_id, id, version, state, requester, channel, proposed_at, left_out,"
          + " action_type, plan, plan_hash, expires_at, state_at, declined_by, declined_because)"
          + " VALUES (?, ?, 1, ?, ?, 'C0', ?, 0, 'box', '{}', 'hash', ?, ?, ?, 'not needed, says U0ANA')")
          .with(tx.org().value(), id, state, requester.value(), TrailStage.NOON, TrailStage.NOON, TrailStage.NOON,
              state.equals("DECLINED") ? other.value() : null)
          .update();
      if (!state.equals("DECLINED")) {
        Sql.in(tx, "UPDATE approval SET declined_because = NULL WHERE id = ?").with(id).update();
      }
      Sql.in(tx, "UPDATE approval SET snoozed_by = ?, snoozed_until = ?, asked_by = ?, asked = ARRAY[?, 'U0CLEO']"
          + " WHERE id = ?")
          .with(requester.value(), TrailStage.NOON, other.value(), requester.value(), id)
          .update();
      Sql.in(tx, "INSERT INTO approval_vote (org_id, approval_id, position, member, voted_at, voted_as, reason)"
          + " VALUES (?, ?, 0, ?, ?, ARRAY[?, 'S0OPS'], 'asked U0ANA')")
          .with(tx.org().value(), id, TrailStage.ANA.value(), TrailStage.NOON, TrailStage.ANA.value())
          .update();
    });
  }
}
