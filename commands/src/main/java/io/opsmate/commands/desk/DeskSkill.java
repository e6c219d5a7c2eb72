package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalButtons;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalDigest;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.Balance;
import io.opsmate.skills.approval.RuleResult;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Part;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/** What OpsMate itself offers beside the skills: {@code /opsmate approvals}. */
public final class DeskSkill implements Skill {
  /** Unit: requests. Each takes up to three blocks of the fifty that a message may have. */
  private static final int SHOWN = 10;

  private final ApprovalDesk desk;
  private final ApprovalDigest digest;

  public DeskSkill(ApprovalDesk desk, ApprovalDigest digest) {
    this.desk = desk;
    this.digest = digest;
  }

  @Override
  public SkillDescriptor descriptor() {
    return SkillDescriptor.of("desk", "Keeps the requests for approval.",
        List.of(new CommandSpec("approvals", "Lists the requests that are open, with their buttons.", List.of(),
            List.of("/opsmate approvals"), CommandSpec.MayRun.ANYONE, "Looking for open requests …", this::list)
            .cheap()))
        .withDigests(digest);
  }

  private Reply list(CommandCall call) {
    List<Approval> open = desk.open(call.org(), SHOWN + 1);
    if (open.isEmpty()) {
      return Reply.toYou("Open requests", Text.of("Nothing waits for an approval."));
    }
    List<Part> parts = new ArrayList<>();
    open.stream().limit(SHOWN).forEach(approval -> {
      Ruling ruling = desk.ruling(call.org(), approval, call.now());
      parts.add(new Card.Paragraph(says(approval, ruling)));
      parts.add(ApprovalButtons.inList(approval, ruling));
    });
    if (open.size() > SHOWN) {
      parts.add(new Card.Note(Text.of("These are the newest " + SHOWN + "; there are more.")));
    }
    return new Reply.ToYou(new Card("Open requests", Text.of(count(open.size())), parts));
  }

  private static Text says(Approval approval, Ruling ruling) {
    Text stands = switch (approval.state()) {
      case ApprovalState.Pending(var votes) ->
          Text.of(RuleResult.of(ruling, votes).says(), ". Open until ",
              approval.plan().expiresAt(), ".", approval.attention().says());
      case ApprovalState.Ready _, ApprovalState.Running _ -> Text.of("Approved, and being carried out.");
      case ApprovalState.Finished _, ApprovalState.Declined _, ApprovalState.Expired _ -> Text.of("Closed.");
    };
    return Text.of(Text.strong(approval.plan().title()), " · ", Balance.clause(approval.plan().saves()), " · asked by ",
        approval.requester(), " in ", approval.channel(), ". ", stands);
  }

  private static String count(int open) {
    if (open > SHOWN) {
      return "More than " + SHOWN + " requests are open.";
    }
    return open == 1 ? "1 request is open." : open + " requests are open.";
  }
}
