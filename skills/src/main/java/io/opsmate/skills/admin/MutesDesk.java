package io.opsmate.skills.admin;

import io.opsmate.skills.approval.Mute;
import io.opsmate.skills.approval.MuteId;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists what people wanted no more of for a while, and lifts it. */
final class MutesDesk {
  /** The button that lifts a mute; its value is the mute's id. */
  static final String LIFT = "mute_lift";

  /** Unit: mutes. Each takes two blocks of the fifty that a message may have. */
  private static final int SHOWN = 20;

  private final AdminSkill.Approvals approvals;

  MutesDesk(AdminSkill.Approvals approvals) {
    this.approvals = approvals;
  }

  Reply list(CommandCall call) {
    List<Mute> mutes = approvals.desk().mutes().at(call.org(), call.now());
    Text says = Text.of(switch (mutes.size()) {
      case 0 -> "Nothing is muted.";
      case 1 -> "1 thing is muted and not proposed until its time is over.";
      default -> mutes.size() + " things are muted and not proposed until their time is over.";
    });
    List<Card.Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(says));
    mutes.stream().limit(SHOWN).forEach(mute -> {
      parts.add(new Card.Paragraph(Text.of(mute.says(), ".", named(mute))));
      parts.add(new Card.Buttons(List.of(new Card.Button(LIFT, "Lift", mute.id().toString(), Card.Look.NORMAL)
          .confirmed(
              new Card.Confirm("Lift this mute?", "It can be proposed again from now on.", "Lift", "Not now")))));
    });
    if (mutes.size() > SHOWN) {
      parts.add(new Card.Note(Text.of("These are the " + SHOWN + " that end first; there are "
          + (mutes.size() - SHOWN) + " more.")));
    }
    return new Reply.ToYou(new Card("Muted", says, parts));
  }

  Reply lift(Press press) {
    Optional<String> refusal = approvals.permits().refusal(press.org(), press.member(), MayRun.APPROVER);
    if (refusal.isPresent()) {
      return Reply.toYou("Nothing was lifted", Text.of("Nothing was lifted: ", refusal.get(), "."));
    }
    return id(press.value())
        .flatMap(id -> approvals.desk().mutes().lift(press.org(), id, press.member(), press.now()))
        .map(mute -> Reply.toYou("Lifted", Text.of(Text.code(mute.actionName()), ": ", mute.deed(),
            ". It can be proposed again; the next report does.")))
        .orElseGet(() -> Reply.toYou("Nothing was lifted", Text.of("It is not muted any more: its time was over, or ",
            "somebody was faster. ", Text.code("/opsmate mutes"), " shows what is.")));
  }

  private static String named(Mute mute) {
    return mute.reach() instanceof Mute.Reach.These(var resources)
        ? " " + resources.stream().map(Object::toString).sorted().limit(5).reduce((a, b) -> a + ", " + b).orElse("")
            + (resources.size() > 5 ? " and " + (resources.size() - 5) + " more." : ".")
        : "";
  }

  private static Optional<MuteId> id(String value) {
    try {
      return Optional.of(MuteId.parse(value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
