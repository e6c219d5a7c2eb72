package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.Demand;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.Card.Button;
import io.opsmate.skills.kernel.Card.Buttons;
import io.opsmate.skills.kernel.Card.Confirm;
import io.opsmate.skills.kernel.Card.Look;
import io.opsmate.skills.kernel.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * What one can press about a request as it stands, by the rules as they are now. Everybody sees the same buttons: who may
 * is judged when somebody presses.
 */
public final class ApprovalButtons {
  /** Unit: characters, for the title and the resources that are named. */
  private static final int NAMED = 120;

  private ApprovalButtons() {}

  /** Below the resources of the request, which can be ticked there. */
  static Buttons onCard(Approval approval, Ruling ruling) {
    return buttons(approval, ruling, approval.plan().items().size() > 1);
  }

  /** Where the request is one of several, in short. */
  public static Buttons inList(Approval approval, Ruling ruling) {
    return buttons(approval, ruling, false);
  }

  /** When it would begin if one more person approved. */
  public static String starts(Approval approval, Ruling ruling) {
    return switch (ruling) {
      case Ruling.Denied _ -> "Right now the rules forbid it; Details says why.";
      case Ruling.Wanted(Demand demand) -> {
        int missing = new Tally(demand, approval.state().votes()).missing();
        if (missing > 1) {
          yield "It starts when " + missing + " people have approved, you among them.";
        }
        yield demand.rules().size() == 1
            ? "It starts at once."
            : "It starts at once, unless somebody else has to approve too.";
      }
    };
  }

  private static Buttons buttons(Approval approval, Ruling ruling, boolean ticking) {
    String value = ApprovalCard.value(approval);
    Button details = new Button(ApprovalCard.DETAILS, "Details", value, Look.NORMAL);
    if (!(approval.state() instanceof ApprovalState.Pending)) {
      return new Buttons(UndoWords.button(approval).map(undo -> List.of(undo, details)).orElse(List.of(details)));
    }
    List<Button> buttons = new ArrayList<>();
    buttons.add(approve(approval, ruling));
    buttons.add(new Button(ApprovalCard.REJECT, "Reject", value, Look.DANGER));
    if (ticking) {
      buttons.add(new Button(ApprovalCard.NARROW, "Keep only ticked", value, Look.NORMAL));
    }
    buttons.add(details);
    return new Buttons(buttons, more(value, ruling));
  }

  private static List<Button> more(String value, Ruling ruling) {
    List<Button> more = new ArrayList<>();
    more.add(new Button(ApprovalCard.SNOOZE, "Snooze …", value, Look.NORMAL));
    more.add(new Button(ApprovalCard.REASSIGN, "Ask somebody by name …", value, Look.NORMAL));
    more.add(new Button(ApprovalCard.MUTE, "Mute similar …", value, Look.NORMAL));
    more.add(new Button(ApprovalCard.WITHDRAW, "Withdraw my request …", value, Look.NORMAL));
    if (ruling instanceof Ruling.Wanted(Demand demand) && demand.mayBreakGlass()) {
      more.add(new Button(ApprovalCard.BREAK_GLASS, "Break the glass …", value, Look.NORMAL));
    }
    return more;
  }

  /** Asks back with what will happen, or for the reason that the rules want. */
  private static Button approve(Approval approval, Ruling ruling) {
    String value = ApprovalCard.value(approval);
    return ruling instanceof Ruling.Wanted(Demand demand) && demand.reason()
        ? new Button(ApprovalCard.APPROVE_WITH_REASON, "Approve", value, Look.PRIMARY)
        : new Button(ApprovalCard.APPROVE, "Approve", value, Look.PRIMARY)
            .confirmed(new Confirm("Approve?", exactly(approval, ruling), "Approve", "Not now"));
  }

  /** Within the 300 characters that a question may have. */
  private static String exactly(Approval approval, Ruling ruling) {
    Plan plan = approval.plan();
    String title = Texts.cut(plan.title(), 70);
    String back = Texts.cut("Way back: " + plan.wayBack().split("(?<=\\.) ", 2)[0], 90);
    return title + ": " + named(plan.items(), NAMED - title.length()) + ". " + back + (back.endsWith(".") ? " " : ". ")
        + starts(approval, ruling);
  }

  /** As many as fit, at least one, and how many more there are. */
  private static String named(List<PlanItem> items, int most) {
    StringBuilder named = new StringBuilder(Texts.cut(items.getFirst().action().resource().id(), 40));
    int shown = 1;
    while (shown < items.size() && named.length() + items.get(shown).action().resource().id().length() + 2 <= most) {
      named.append(", ").append(items.get(shown).action().resource().id());
      shown++;
    }
    return shown == items.size() ? named.toString() : named + " and " + (items.size() - shown) + " more";
  }
}
