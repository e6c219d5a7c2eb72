package io.opsmate.skills.digest;

import static io.opsmate.skills.digest.Newsroom.EDITOR;
import static io.opsmate.skills.digest.Newsroom.OPS;
import static io.opsmate.skills.digest.Newsroom.OUTSIDER;
import static io.opsmate.skills.digest.Newsroom.SECOND;
import static io.opsmate.skills.digest.Newsroom.boxes;
import static io.opsmate.skills.digest.Newsroom.nothing;
import static io.opsmate.skills.digest.Newsroom.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Chart;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.HomeCall;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingChat.Said;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestSkillTest {
  private static final Map<String, String> DAILY = Map.of("at", "09:00", "days", "daily", "quiet", "no");

  private final Newsroom room = new Newsroom();

  @Test
  void aDigestIsPostedAtItsTimeInTheZoneOfWhoeverSetItUp() {
    Reply reply = room.run(EDITOR, "digest add", DAILY);

    assertThat(words(reply)).contains("every day at 09:00, Europe/Berlin", "That is your time zone",
        "/invite @OpsMate");
    room.moveTo("2026-11-25T07:59:59Z");
    assertThat(room.cards()).isEmpty();

    room.moveTo("2026-11-25T08:00:00Z");
    assertThat(room.days()).containsExactly("2026-11-25");
    Said.OnCard card = room.cards().getFirst();
    assertThat(card.channel()).isEqualTo(OPS);
    assertThat(words(card.card())).contains("3 empty boxes", "Empty boxes | 3", "Rent | $30.00/mo", "[Edit …]",
        "kept up to date");
    assertThat(room.chat.threads(Orgs.ACME)).hasSize(1)
        .allSatisfy(said -> assertThat(said.text().plain()).contains("boxes", "box 0 · empty since May"));
  }

  @Test
  void withoutAZoneItIsUtcAndSaysSo() {
    room.zone = Reading.unknown("users.info has no tz");

    assertThat(words(room.run(EDITOR, "digest add", DAILY))).contains("Slack does not say which time zone you are in",
        "09:00, UTC");
    room.moveTo("2026-11-25T09:00:00Z");

    assertThat(room.days()).containsExactly("2026-11-25");
  }

  @Test
  void aPresetSaysTheRestAndAStrangeSkillIsNamed() {
    room.run(EDITOR, "digest add", Map.of("preset", "weekly-money"));

    assertThat(DigestWords.plain(room.only())).isEqualTo(
        "Mondays at 09:00, Europe/Berlin: everything, from $50.00/mo, also when there is nothing");
    assertThat(words(room.run(EDITOR, "digest add", Map.of("skills", "boxes,crates"))))
        .contains("“crates” has nothing to say in digests. These have: boxes");
    assertThat(room.only()).isNotNull();
  }

  @Test
  void throughTheDayTheSameMessageIsEditedWhenFiguresChange() {
    room.run(EDITOR, "digest add", DAILY);
    room.moveTo("2026-11-25T08:30:00Z");
    room.says(boxes(2, "20"));

    room.moveTo("2026-11-25T12:30:00Z");

    assertThat(room.cards()).extracting(Said.OnCard::version).containsExactly(1L, 2L);
    assertThat(room.cards()).extracting(Said.OnCard::key).containsOnly(room.cards().getFirst().key());
    assertThat(words(room.cards().getLast().card())).contains("2 empty boxes");
    assertThat(room.chat.threads(Orgs.ACME)).hasSize(1);
  }

  @Test
  void triesAfterAFailedEditLeaveOneLookAnHour() {
    room.run(EDITOR, "digest add", DAILY);
    room.moveTo("2026-11-25T08:00:00Z");
    room.meanwhile(() -> {
      throw new IllegalStateException("the pen is broken");
    }).moveTo("2026-11-25T10:50:00Z");
    assertThat(room.jobs.failures()).hasSizeGreaterThan(8);

    room.meanwhile(() -> {
    }).moveTo("2026-11-25T12:30:00Z");
    int before = room.reads();
    room.moveTo("2026-11-25T15:30:00Z");

    assertThat(room.reads() - before).isEqualTo(3);
    assertThat(room.jobs.waiting(Orgs.ACME)).filteredOn(job -> job.type().equals(DigestJobs.REFRESH)).hasSize(1);
  }

  @Test
  void aChangeIsShownSoonAndManyTogether() {
    room.run(EDITOR, "digest add", DAILY);
    room.moveTo("2026-11-25T08:00:10Z");
    int before = room.reads();
    for (int at = 0; at < 40; at++) {
      room.says(boxes(at + 4, "20"));
      touch();
    }

    room.moveTo("2026-11-25T08:03:00Z");

    assertThat(room.reads() - before).isEqualTo(1);
    assertThat(words(room.cards().getLast().card())).contains("43 empty boxes");
    assertThat(room.cards()).hasSize(2);
  }

  @Test
  void aChangeWhileOthersAreBeingShownIsShownNext() {
    room.run(EDITOR, "digest add", DAILY);
    room.moveTo("2026-11-25T08:00:10Z");
    touch();
    room.meanwhile(() -> {
      touch();
      room.meanwhile(() -> room.says(boxes(7, "20")));
    }).moveTo("2026-11-25T08:06:00Z");

    assertThat(words(room.cards().getLast().card())).contains("7 empty boxes");
  }

  @Test
  void digestsThatSayTheSameAreReadForOnceAfterAChange() {
    room.run(EDITOR, "digest add", DAILY);
    room.run(EDITOR, "digest add", DAILY);
    room.moveTo("2026-11-25T08:00:10Z");
    int before = room.reads();
    room.says(boxes(7, "20"));
    touch();

    room.moveTo("2026-11-25T08:03:00Z");

    assertThat(room.reads() - before).isEqualTo(1);
    assertThat(room.cards()).hasSize(4);
  }

  @Test
  void theNextDayShowsTheTrendByName() {
    room.run(EDITOR, "digest add", DAILY);
    room.moveTo("2026-11-26T07:30:00Z");
    room.says(boxes(5, "12.50"));

    room.moveTo("2026-11-26T08:00:00Z");

    Card card = room.cards().getLast().card();
    assertThat(words(card)).contains("[What, Now, On 25 Nov, Change]", "Empty boxes | 5 | 3 | +2",
        "Rent | $12.50/mo | $30.00/mo | −$17.50/mo");
    assertThat(chart(card)).isInstanceOf(Chart.Comparison.class);
  }

  @Test
  void afterAFewDaysThePictureIsALine() {
    room.run(EDITOR, "digest add", DAILY);
    room.moveTo("2026-11-25T08:00:00Z");
    assertThat(chart(room.cards().getLast().card())).isInstanceOf(Chart.Bars.class);

    room.moveTo("2026-11-29T08:00:00Z");

    assertThat(chart(room.cards().getLast().card())).isInstanceOfSatisfying(Chart.Series.class,
        series -> assertThat(series.lines().getFirst().points()).hasSize(5));
  }

  @Test
  void aQuietDigestPostsNothingOnADayWithNothing() {
    room.says(nothing()).run(EDITOR, "digest add", Map.of("at", "09:00", "days", "daily", "quiet", "yes"));

    room.moveTo("2026-11-25T12:00:00Z");
    assertThat(room.cards()).isEmpty();

    room.says(boxes(1, "1"));
    room.moveTo("2026-11-26T12:00:00Z");
    assertThat(room.days()).containsExactly("2026-11-26");
  }

  @Test
  void oneThatIsNotQuietSaysThatThereIsNothing() {
    room.says(nothing()).run(EDITOR, "digest add", DAILY);

    room.moveTo("2026-11-25T08:00:00Z");

    assertThat(words(room.cards().getFirst().card())).contains("Nothing to tell");
  }

  @Test
  void whatIsWorthLessThanTheMinimumIsLeftOut() {
    room.run(EDITOR, "digest add",
        Map.of("at", "09:00", "days", "daily", "minimum", "30.01", "quiet", "yes"));

    room.moveTo("2026-11-25T12:00:00Z");
    assertThat(room.cards()).isEmpty();

    room.says(boxes(1, "30.01"));
    room.moveTo("2026-11-26T12:00:00Z");
    assertThat(room.days()).containsExactly("2026-11-26");
  }

  @Test
  void aSkillThatCannotBeReadIsNamedAndReadAgainLater() {
    room.run(EDITOR, "digest add", DAILY);
    room.fallsSilent(true).moveTo("2026-11-25T08:00:00Z");
    assertThat(words(room.cards().getFirst().card())).contains("Not complete: boxes could not be read");

    room.fallsSilent(false).moveTo("2026-11-25T09:30:00Z");

    assertThat(words(room.cards().getLast().card())).contains("3 empty boxes").doesNotContain("Not complete");
  }

  @Test
  void afterANightWithoutOpsMateTodaysIsPostedLateOnceAndOlderOnesAreNot() {
    room.run(EDITOR, "digest add", DAILY);
    room.moveTo("2026-11-25T10:00:00Z");

    room.sleepUntil("2026-11-29T15:00:00Z");

    assertThat(room.days()).containsExactly("2026-11-25", "2026-11-29");
    assertThat(words(room.cards().getLast().card())).contains("This is late: OpsMate could not run at 09:00.");
    assertThat(room.audit.of(Orgs.ACME)).filteredOn(entry -> entry.what().equals("digest.missed"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.facts()).containsEntry("for", "2026-11-26 to 2026-11-28"));
    room.moveTo("2026-11-30T08:00:00Z");
    assertThat(room.days()).endsWith("2026-11-30");
  }

  @Test
  void beforeTodaysTimeAMissedDayIsSkippedAndTodayIsOnTime() {
    room.run(EDITOR, "digest add", DAILY);

    room.sleepUntil("2026-11-26T06:00:00Z");
    assertThat(room.cards()).isEmpty();
    assertThat(room.onRecord()).contains("digest.missed");

    room.moveTo("2026-11-26T08:00:00Z");
    assertThat(room.days()).containsExactly("2026-11-26");
  }

  @Test
  void aDayThatHasAPostIsNotCalledMissedWhenItsJobRunsAgain() {
    room.run(EDITOR, "digest add", DAILY);
    DigestJobs.Due due = (DigestJobs.Due) room.jobs.waiting(Orgs.ACME).getFirst().payload();
    room.moveTo("2026-11-25T08:00:00Z");
    room.clock.moveTo(Instant.parse("2026-11-27T09:00:00Z"));

    run(room.skill.descriptor().jobs().getFirst(), due, room.clock.instant());

    assertThat(room.days()).containsExactly("2026-11-25", "2026-11-27");
    assertThat(room.audit.of(Orgs.ACME)).filteredOn(entry -> entry.what().equals("digest.missed"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.facts()).containsEntry("for", "2026-11-26"));
  }

  @Test
  void oneThatIsEditedWhenItIsDueIsStillPostedThatDay() {
    room.run(EDITOR, "digest add", DAILY);
    room.clock.moveTo(Instant.parse("2026-11-25T08:00:01Z"));
    edit(Map.of("minimum", List.of("10")));

    room.moveTo("2026-11-25T08:01:00Z");

    assertThat(room.days()).containsExactly("2026-11-25");
    assertThat(words(room.cards().getLast().card())).doesNotContain("late");
    room.moveTo("2026-11-26T09:00:00Z");
    assertThat(room.days()).containsExactly("2026-11-25", "2026-11-26");
  }

  @Test
  void oneThatIsEditedTwiceWhileItIsReadIsPostedAsItStandsThen() {
    room.run(EDITOR, "digest add", DAILY);
    room.meanwhile(() -> {
      if (room.only().version() < 3) {
        edit(Map.of("minimum", List.of("1" + room.only().version())));
      }
    }).moveTo("2026-11-25T08:01:00Z");

    assertThat(room.days()).containsExactly("2026-11-25");
    assertThat(room.only().version()).isEqualTo(3);
    assertThat(room.onRecord()).containsOnlyOnce("digest.posted");
  }

  @Test
  void oneThatIsEditedAfterItsPostOrWasSetUpAfterItsTimeWaitsForTheNextDay() {
    room.clock.moveTo(Instant.parse("2026-11-25T10:00:00Z"));
    room.run(EDITOR, "digest add", DAILY);
    edit(Map.of("minimum", List.of("10")));
    room.moveTo("2026-11-26T10:00:00Z");
    assertThat(room.days()).containsExactly("2026-11-26");

    edit(Map.of("minimum", List.of("11")));
    int before = room.reads();
    room.jobs.runDue(room.clock.instant());

    assertThat(room.reads()).isEqualTo(before);
  }

  @Test
  void ofTwoReplicasOnePosts() {
    room.run(EDITOR, "digest add", DAILY);
    room.clock.moveTo(Instant.parse("2026-11-25T08:00:00Z"));
    DigestJobs.Due due = (DigestJobs.Due) room.jobs.waiting(Orgs.ACME).getFirst().payload();
    var handler = room.skill.descriptor().jobs().getFirst();

    run(handler, due, room.clock.instant());
    run(handler, due, room.clock.instant());

    assertThat(room.cards()).hasSize(1);
    assertThat(room.chat.threads(Orgs.ACME)).hasSize(1);
  }

  @Test
  void anEditChangesTheNextTimeAndTheOldOneIsNotUsed() {
    room.run(EDITOR, "digest add", DAILY);
    Form form = form(room.press(EDITOR, DigestCard.EDIT, room.only().id().toString()));

    room.submit(EDITOR, form.token(), answers(Map.of("time", List.of("10:15"))));
    room.moveTo("2026-11-25T08:30:00Z");
    assertThat(room.cards()).isEmpty();

    room.moveTo("2026-11-25T09:15:00Z");
    assertThat(room.days()).containsExactly("2026-11-25");
    assertThat(room.onRecord()).contains("digest.added", "digest.changed", "digest.posted");
  }

  @Test
  void ofTwoWhoEditTheSameDigestTheSecondSeesWhatTheFirstSaved() {
    room.run(EDITOR, "digest add", DAILY);
    String id = room.only().id().toString();
    Form first = form(room.press(EDITOR, DigestCard.EDIT, id));
    Form second = form(room.press(SECOND, DigestCard.EDIT, id));

    room.submit(EDITOR, first.token(), answers(Map.of("time", List.of("10:15"))));
    Form again = form(room.submit(SECOND, second.token(), answers(Map.of("time", List.of("11:45")))));

    assertThat(again.fields().getFirst()).isInstanceOfSatisfying(Field.Say.class, say -> assertThat(say.text().plain())
        .contains("U0EDITOR", "saved this digest first", "nothing of yours was saved"));
    assertThat(again.fields().toString()).contains("10:15").doesNotContain("11:45");
    assertThat(room.only().schedule().time()).hasToString("10:15");

    room.submit(SECOND, again.token(), answers(Map.of("time", List.of("11:45"))));
    assertThat(room.only().schedule().time()).hasToString("11:45");
  }

  @Test
  void theSameSubmissionTwiceIsSavedOnceAndNotCalledOvertaken() {
    room.run(EDITOR, "digest add", DAILY);
    Form form = form(room.press(EDITOR, DigestCard.EDIT, room.only().id().toString()));

    room.submit(EDITOR, form.token(), answers(Map.of("time", List.of("10:15"))));
    Reply again = room.submit(EDITOR, form.token(), answers(Map.of("time", List.of("10:15"))));

    assertThat(words(again)).contains("Digest changed");
    assertThat(room.only().version()).isEqualTo(2);
  }

  @Test
  void theFormSaysWhatIsWrongPerField() {
    assertThat(Filled.faults(answers(Map.of("time", List.of("25:00"), "zone", List.of("Mars/Olympus"), "days",
        List.of(), "minimum", List.of("lots"))))).containsOnlyKeys("time", "zone", "days", "minimum");
    assertThat(Filled.faults(answers(Map.of()))).isEmpty();
  }

  @Test
  void aMutedDigestIsSilentAndGoesOnByItself() {
    room.run(EDITOR, "digest add", DAILY);

    assertThat(words(room.run(EDITOR, "digest mute", Map.of("length", "2d")))).contains("muted until");
    room.moveTo("2026-11-28T12:00:00Z");

    assertThat(room.days()).containsExactly("2026-11-27", "2026-11-28");
    assertThat(room.onRecord()).contains("digest.muted").doesNotContain("digest.missed");
  }

  @Test
  void offIsSilentAndOnGoesOn() {
    room.run(EDITOR, "digest add", DAILY);
    room.press(EDITOR, DigestList.OFF, DigestForm.token(room.only()));
    room.moveTo("2026-11-26T12:00:00Z");
    assertThat(room.cards()).isEmpty();

    Reply list = room.press(EDITOR, DigestList.ON, DigestForm.token(room.only()));
    assertThat(words(list)).contains("[Switch off]");
    room.moveTo("2026-11-27T12:00:00Z");

    assertThat(room.days()).containsExactly("2026-11-27");
    assertThat(room.onRecord()).contains("digest.paused", "digest.resumed").doesNotContain("digest.missed");
  }

  @Test
  void aButtonDrawnBeforeSomebodysChangeChangesNothing() {
    room.run(EDITOR, "digest add", DAILY);
    String seen = DigestForm.token(room.only());
    room.press(EDITOR, DigestList.OFF, seen);

    assertThat(words(room.press(SECOND, DigestList.REMOVE, seen))).contains("Nothing was changed", "U0EDITOR");
    assertThat(room.only().standing().isOn()).isFalse();

    room.press(SECOND, DigestList.REMOVE, DigestForm.token(room.only()));
    assertThat(words(room.run(OUTSIDER, "digest", Map.of()))).contains("No digest is set up yet");
    assertThat(room.onRecord()).contains("digest.removed");
  }

  @Test
  void whoMayNotApproveChangesNothing() {
    room.run(EDITOR, "digest add", DAILY);
    String seen = DigestForm.token(room.only());

    for (String action : List.of(DigestList.OFF, DigestList.ON, DigestList.REMOVE, DigestCard.MUTE, DigestCard.EDIT)) {
      assertThat(words(room.press(OUTSIDER, action, seen))).contains("Nothing was changed: only approvers");
    }
    assertThat(words(room.submit(OUTSIDER, seen, answers(Map.of())))).contains("only approvers");
    assertThat(room.only().version()).isEqualTo(1);
  }

  @Test
  void aChannelThatIsGonePausesTheDigestAndTellsItsOwner() {
    room.run(EDITOR, "digest add", DAILY);
    room.moveTo("2026-11-25T08:00:00Z");
    var card = room.cards().getFirst();

    assertThat(room.skill.lost(Orgs.ACME, card.key(), card.channel(), "is_archived", room.clock.instant())).isTrue();
    room.moveTo("2026-11-26T12:00:00Z");

    assertThat(room.days()).containsExactly("2026-11-25");
    assertThat(room.chat.privately(Orgs.ACME)).singleElement().satisfies(told -> {
      assertThat(told.member()).isEqualTo(EDITOR);
      assertThat(words(told.card())).contains("archived", "switched off", "choose another one", "[Switch on]",
          "[Edit …]");
    });
    assertThat(room.onRecord()).contains("digest.paused");
  }

  @Test
  void aPreviewPostsAndKeepsNothing() {
    assertThat(words(room.run(OUTSIDER, "digest preview", Map.of()))).contains("3 empty boxes", "box 0",
        "This channel has no digest");
    room.run(EDITOR, "digest add", DAILY);
    assertThat(words(room.press(OUTSIDER, DigestList.PREVIEW, room.only().id().toString()))).contains("A preview",
        "3 empty boxes");

    assertThat(room.cards()).isEmpty();
  }

  @Test
  void aPreviewThatIsCancelledShowsNothing() {
    Progress cancelled = new Progress() {
      @Override
      public void say(String doing, int done, int all) {}

      @Override
      public boolean isCancelled() {
        return true;
      }

      @Override
      public void first(Reply.ToChannel answer) {}
    };

    assertThat(words(room.run(OUTSIDER, "digest preview", Map.of(), cancelled))).contains("No preview", "cancelled")
        .doesNotContain("3 empty boxes");
  }

  @Test
  void homeShowsDigestsWithAButton() {
    room.run(EDITOR, "digest add", DAILY);

    var piece = room.skill.descriptor()
        .homes()
        .getFirst()
        .of(new HomeCall(Orgs.ACME, OUTSIDER, false,
            room.clock.instant()));

    assertThat(piece.glance()).extracting(Card.Fact::label).containsExactly("Digests");
    assertThat(words(piece.cards().getFirst())).contains("every day at 09:00", "[Switch off]");
  }

  @Test
  void aNewDigestBySubmittedFormIsOneEvenIfSentTwice() {
    Form form = form(room.press(EDITOR, "digest_new:weekday-morning", "weekday-morning"));
    assertThat(form.fields().toString()).contains("Europe/Berlin", "09:00");

    room.submit(EDITOR, form.token(), answers(Map.of()));

    assertThat(room.only().channel()).isEqualTo(OPS);
    room.moveTo("2026-11-25T08:00:00Z");
    assertThat(room.days()).containsExactly("2026-11-25");
  }

  private void touch() {
    room.transactions.run(Orgs.ACME, tx -> room.skill.touched(tx, room.clock.instant()));
  }

  private void edit(Map<String, List<String>> answers) {
    Form form = form(room.press(EDITOR, DigestCard.EDIT, room.only().id().toString()));
    room.submit(EDITOR, form.token(), answers(answers));
  }

  private static <P extends Record> void run(io.opsmate.skills.kernel.JobSpec<P> spec, Record payload,
      Instant now) {
    spec.handler().run(Orgs.ACME, spec.type().payload().cast(payload), now);
  }

  private static Map<String, List<String>> answers(Map<String, List<String>> some) {
    Map<String, List<String>> answers = new HashMap<>(Map.of("channel", List.of("C0OPS"), "days",
        List.of("monday", "tuesday", "wednesday", "thursday", "friday"), "time", List.of("09:00"), "zone",
        List.of("Europe/Berlin"), "skills", List.of(), "minimum", List.of(""), "quiet", List.of()));
    answers.putAll(some);
    return answers;
  }

  private static Form form(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Ask.class);
    return ((Reply.Ask) reply).form();
  }

  private static Chart chart(Card card) {
    return card.parts()
        .stream()
        .filter(Card.Picture.class::isInstance)
        .map(part -> ((Card.Picture) part).chart())
        .findFirst()
        .orElseThrow();
  }
}
