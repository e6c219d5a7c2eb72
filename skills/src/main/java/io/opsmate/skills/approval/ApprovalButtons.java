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
import java.util.stream.Collectors;

/**
 * What one can press about a request as it stands, by the rules as they are now. Everybody sees the same buttons: who may
 * is judged when somebody presses.
 */
public final class ApprovalButtons {
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

  private static String exactly(Approval approval, Ruling ruling) {
    Plan plan = approval.plan();
    String resources = plan.items()
        .stream()
        .map(item -> item.action().resource().id())
        .collect(Collectors.joining(", "));
    return Texts.cut(plan.title() + ": " + resources, 150) + ". " + Texts.cut("Way back: " + plan.wayBack(), 80)
        + (plan.wayBack().endsWith(".") ? " " : ". ") + starts(approval, ruling);
  }
}
