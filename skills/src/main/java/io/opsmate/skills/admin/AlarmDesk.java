package io.opsmate.skills.admin;

import io.opsmate.skills.approval.Alarm;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.GlassReview;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.approval.rules.Trip;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people do about alarms: re-arm a breaker that tripped, review a glass that was broken. */
final class AlarmDesk {
  private final AdminSkill.State state;
  private final AdminSkill.Voice voice;
  private final AdminSkill.Approvals approvals;
  private final RuleBook book;

  AlarmDesk(AdminSkill.State state, AdminSkill.Voice voice, AdminSkill.Approvals approvals, RuleBook book) {
    this.state = state;
    this.voice = voice;
    this.approvals = approvals;
    this.book = book;
  }

  Reply breakers(CommandCall call) {
    Ruling.Standing standing = book.standing(call.org());
    List<Card.Part> parts = new ArrayList<>();
    Text says = Text.of(standing.trips().isEmpty()
        ? "No circuit breaker has tripped."
        : standing.trips().size() + " tripped; nothing more is carried out for these skills.");
    parts.add(new Card.Paragraph(says));
    standing.trips().forEach(trip -> {
      parts.add(new Card.Paragraph(said(trip)));
      parts.add(new Card.Buttons(List.of(button(trip))));
    });
    parts.add(new Card.Note(Text.of("Limits: ", RuleWords.of(standing.rules().limits()), ".")));
    return new Reply.ToYou(new Card("Circuit breakers", says, parts));
  }

  Reply rearm(Press press) {
    Optional<String> refusal = approvals.permits().refusal(press.org(), press.member(), MayRun.APPROVER);
    if (refusal.isPresent()) {
      return Reply.toYou("Nothing was re-armed", Text.of("Nothing was re-armed: ", refusal.get(), "."));
    }
    String[] named = press.value().split(":", 2);
    Optional<Trip> closed = named.length == 2
        ? breaker(named[1]).flatMap(breaker -> rearm(press, named[0], breaker))
        : Optional.empty();
    return closed
        .map(trip -> Reply.toYou("Re-armed", Text.of("The circuit breaker for ", trip.breaker().words(), " of ",
            Text.code(trip.skill().value()), " is armed again. What it held back has to be asked for again.")))
        .orElseGet(() -> Reply.toYou("Nothing was re-armed",
            Text.of("It is armed: nobody needs to, or somebody was faster. ", Text.code("/opsmate breakers"),
                " shows what has tripped.")));
  }

  private Optional<Trip> rearm(Press press, String skill, Trip.Breaker breaker) {
    return state.transactions().in(press.org(), tx -> {
      Optional<Trip> closed =
          state.breakers().rearm(tx, new SkillName(skill), breaker, press.member(), press.now());
      closed.ifPresent(trip -> voice.alarm().rearmed(tx, trip, press.member(), press.now(), press.channel()));
      return closed;
    });
  }

  Reply reviewed(Press press) {
    Optional<String> refusal = approvals.permits().refusal(press.org(), press.member(), MayRun.APPROVER);
    if (refusal.isPresent()) {
      return notReviewed(refusal.get());
    }
    ApprovalId id;
    try {
      id = ApprovalId.parse(press.value());
    } catch (IllegalArgumentException e) {
      return notReviewed("there is no such request here");
    }
    return switch (approvals.glass().review(press.org(), id, press.member(), press.now())) {
      case GlassReview.Result.Reviewed _ -> new Reply.Nothing();
      case GlassReview.Result.Already(Optional<MemberId> by, Instant at) -> Reply.toYou("Reviewed already",
          Text.of("It was reviewed already", by.map(member -> Text.of(" by ", member)).orElse(Text.of()), " ", at,
              "."));
      case GlassReview.Result.NotAllowed(String because) -> notReviewed(because);
    };
  }

  static Card.Button button(Trip trip) {
    return new Card.Button(Alarm.REARM, "Re-arm", Alarm.value(trip), Card.Look.NORMAL);
  }

  static Text said(Trip trip) {
    return Text.of(Text.code(trip.skill().value()), ": ", trip.breaker().words(), ", ", trip.at(), ": ", trip.says(),
        ".");
  }

  private static Reply notReviewed(String because) {
    return Reply.toYou("Not marked as reviewed", Text.of("It was not marked as reviewed: ", because, "."));
  }

  private static Optional<Trip.Breaker> breaker(String name) {
    return java.util.Arrays.stream(Trip.Breaker.values()).filter(one -> one.name().equals(name)).findFirst();
  }
}
