package io.opsmate.commands.talk;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.ProposeResult;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Draft;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what a model drafted for a person up for approval, in that person's name, so that they cannot approve it. */
final class Proposals {
  /** Unit: plans of one answer. More than anybody looks at. */
  private static final int MOST = 3;

  private final ApprovalDesk desk;

  private final Jobs jobs;

  Proposals(ApprovalDesk desk, Jobs jobs) {
    this.desk = desk;
    this.jobs = jobs;
  }

  /**
   * In whose name, and where the cards go.
   *
   * @param thread the message that the conversation stands below; empty for none
   * @param readOnly why nothing can be proposed here at all; empty when it can
   */
  record Proposer(MemberId member, ChannelId channel, String thread, Instant now, Optional<String> readOnly) {}

  /** Why nothing can be proposed in an org at all; asked before the transaction that proposes. */
  Optional<String> readOnly(OrgId org) {
    return desk.readOnly(org);
  }

  /** One sentence per draft: what became of it. */
  List<Text> propose(Tx tx, Proposer by, List<Draft> drafts) {
    List<Text> notes = new ArrayList<>();
    drafts.stream()
        .filter(Plan.class::isInstance)
        .map(Plan.class::cast)
        .limit(MOST)
        .forEach(plan -> notes.add(propose(tx, by, plan)));
    if (drafts.size() > MOST) {
      notes.add(Text.of((drafts.size() - MOST) + " more drafts were left aside: one answer proposes " + MOST
          + " at most. Ask again for the rest."));
    }
    return notes;
  }

  private Text propose(Tx tx, Proposer by, Plan plan) {
    ProposeResult result = by.readOnly()
        .<ProposeResult>map(ProposeResult.ReadOnly::new)
        .orElseGet(() -> desk.propose(tx, plan, by.member(), by.channel(), by.now()));
    return switch (result) {
      case ProposeResult.Proposed(var approval) -> proposed(tx, by, approval);
      case ProposeResult.AlreadyOpen(var resources) -> not(plan,
          counted(resources.size(), "of its resources waits", "of its resources wait")
              + " for approval on another card already");
      case ProposeResult.Muted(var muted) ->
          not(plan, counted(muted.size(), "of its resources is", "of its resources are")
              + " muted; /opsmate mutes lists and lifts what is");
      case ProposeResult.Denied denied -> not(plan, denied.because());
      case ProposeResult.ReadOnly(String because) -> not(plan, because);
    };
  }

  private Text proposed(Tx tx, Proposer by, Approval approval) {
    String title = approval.plan().title();
    if (!by.thread().isEmpty()) {
      CardLinks.want(jobs, tx, new CardLinks.Wanted(approval.card().value(), title, by.member().value(),
          by.channel().value(), by.thread(), 0), by.now());
    }
    return Text.of("Proposed in the name of ", by.member(), ": ", Text.strong(title),
        ". Nothing is changed until somebody else approves it on its card.");
  }

  private static Text not(Plan plan, String because) {
    return Text.of("Not proposed: ", Text.strong(plan.title()), ", because " + because + ".");
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
