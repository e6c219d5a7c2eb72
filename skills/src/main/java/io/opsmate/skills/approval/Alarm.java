package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.Trip;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Button;
import io.opsmate.skills.kernel.Card.Look;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Says loudly what a security team has to hear: in its channel, or where the work was asked for when it has none. */
public final class Alarm {
  /** The button on a tripped breaker's card; its value is {@code <skill>:<breaker>}. */
  public static final String REARM = "breaker_rearm";

  /** The button on a broken glass's card; its value is the approval's id. */
  public static final String REVIEWED = "glass_reviewed";

  private final Chat chat;
  private final Gate gate;

  public Alarm(Chat chat, Gate gate) {
    this.chat = chat;
    this.gate = gate;
  }

  void tripped(Tx tx, Trip trip, ChannelId otherwise) {
    String name = value(trip);
    Text says = Text.of("The circuit breaker for ", trip.breaker().words(), " of ", Text.code(trip.skill().value()),
        " tripped ", trip.at(), ": ", trip.says(),
        ". Nothing more is carried out for it. Look at what happened; then an approver re-arms it here or with ",
        Text.code("/opsmate breakers"), ".");
    chat.card(tx, card(trip), 1, where(tx, otherwise),
        new Card("Circuit breaker tripped", says, List.of(new Card.Paragraph(says),
            new Card.Buttons(List.of(new Button(REARM, "Re-arm", name, Look.NORMAL))))));
  }

  void glassBroken(Tx tx, Approval approval, Vote vote) {
    Text says = Text.of(vote.member(), " broke the glass ", vote.at(), " and approved alone: ",
        Text.strong(approval.plan().title()), ". Reason: ", Texts.clause(vote.reason()),
        ". It starts at once. Somebody else has to review it.");
    chat.card(tx, new CardKey("glass:" + approval.id()), 1, where(tx, approval.channel()),
        new Card("Glass broken", says, List.of(new Card.Paragraph(says), new Card.Buttons(List.of(
            new Button(REVIEWED, "Mark as reviewed", approval.id().toString(), Look.NORMAL),
            new Button(ApprovalCard.DETAILS, "Details", ApprovalCard.value(approval), Look.NORMAL))))));
  }

  /** Only where a channel for it is set: the rest is on record, and in the log. */
  void gaveUp(Tx tx, GivenUp.Work work) {
    ChannelId channel = gate.rules(tx).securityChannel();
    if (channel != null) {
      Text says = Text.of("OpsMate gave up the background work ", Text.code(work.type()), " ", work.at(),
          work.about().map(id -> " for request " + id).orElse(""), " after failing again and again. Nothing of it is"
              + " tried by itself any more. Its log says why; the audit trail has it as ",
          Text.code("job.gave-up"), ".");
      chat.card(tx, new CardKey("gave-up:" + work.type() + ":" + work.at().toEpochMilli()), 1, channel,
          Card.saying("Background work given up", says));
    }
  }

  /** What a re-arm button carries. */
  public static String value(Trip trip) {
    return trip.skill().value() + ":" + trip.breaker().name();
  }

  /** The same card, once a person has re-armed it. */
  public void rearmed(Tx tx, Trip trip, MemberId by, Instant now, ChannelId otherwise) {
    Text says = Text.of("The circuit breaker for ", trip.breaker().words(), " of ", Text.code(trip.skill().value()),
        " tripped ", trip.at(), " (", trip.says(), "). ", by, " re-armed it ", now,
        ". What was approved and did not begin has to be asked for again.");
    chat.card(tx, card(trip), 2, where(tx, otherwise), Card.saying("Circuit breaker re-armed", says));
  }

  /** The same card, once somebody else has looked at it. */
  void reviewed(Tx tx, Approval approval, Vote vote, MemberId by, Instant now) {
    Text says = Text.of(vote.member(), " broke the glass ", vote.at(), " and approved alone: ",
        Text.strong(approval.plan().title()), ". Reason: ", Texts.clause(vote.reason()), ". ", Text.strong("Reviewed"),
        " by ", by,
        " ", now, ".");
    chat.card(tx, new CardKey("glass:" + approval.id()), 2, where(tx, approval.channel()),
        new Card("Glass broken, reviewed", says, List.of(new Card.Paragraph(says), new Card.Buttons(List.of(
            new Button(ApprovalCard.DETAILS, "Details", ApprovalCard.value(approval), Look.NORMAL))))));
  }

  private static CardKey card(Trip trip) {
    return new CardKey("breaker:" + value(trip) + ":" + trip.at().toEpochMilli());
  }

  private ChannelId where(Tx tx, ChannelId otherwise) {
    return Objects.requireNonNullElse(gate.rules(tx).securityChannel(), otherwise);
  }
}
