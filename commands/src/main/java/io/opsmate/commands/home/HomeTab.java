package io.opsmate.commands.home;

import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.relay.HomePublisher;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws a person's Home: what waits for a decision, what was found last, and how to start. */
public final class HomeTab implements HomePublisher {
  /** Requests asked for, so that one can say how many there are. */
  private static final int COUNTED = 100;

  /** Requests shown; four blocks each, of the hundred a Home holds. */
  private static final int SHOWN = 15;

  private final ApprovalDesk desk;
  private final Transactions transactions;
  private final ReportShelf shelf;
  private final SkillSet skills;
  private final CardRenderer renderer;
  private final InstantSource clock;

  public HomeTab(ApprovalDesk desk, Transactions transactions, ReportShelf shelf, SkillSet skills,
      CardRenderer renderer, InstantSource clock) {
    this.clock = clock;
    this.desk = desk;
    this.transactions = transactions;
    this.shelf = shelf;
    this.skills = skills;
    this.renderer = renderer;
  }

  @Override
  public String draw(OrgId org, MemberId member) {
    return renderer.home(List.of(waiting(org, member), found(org), start()));
  }

  private Card waiting(OrgId org, MemberId member) {
    Instant now = clock.instant();
    List<Approval> all = desk.open(org, COUNTED);
    List<Approval> open = all.stream().filter(approval -> !approval.isSnoozed(now)).toList();
    int snoozed = all.size() - open.size();
    List<Card.Part> parts = new ArrayList<>();
    if (open.isEmpty()) {
      parts.add(new Card.Paragraph(Text.of("Nothing waits for a decision.")));
    }
    for (Approval approval : open.subList(0, Math.min(SHOWN, open.size()))) {
      if (!parts.isEmpty()) {
        parts.add(new Card.Divider());
      }
      parts.addAll(WaitingParts.of(approval, desk.ruling(org, approval, now), member));
    }
    if (open.size() > SHOWN) {
      parts.add(new Card.Note(Text.of((open.size() - SHOWN) + (all.size() == COUNTED ? " or" : "")
          + " more are not shown here. ", Text.code("/opsmate approvals"), " lists them.")));
    }
    if (snoozed > 0) {
      parts.add(new Card.Note(Text.of(snoozed + " snoozed until later. ", Text.code("/opsmate approvals"), " lists "
          + (snoozed == 1 ? "it too." : "them too."))));
    }
    return new Card("Waiting for a decision", Text.of("Waiting for a decision"), parts);
  }

  private Card found(OrgId org) {
    List<Report> reports = transactions.in(org, tx -> skills.all()
        .stream()
        .map(skill -> shelf.last(tx, skill.name()))
        .flatMap(Optional::stream)
        .toList());
    Card.Part part = reports.isEmpty()
        ? new Card.Paragraph(Text.of("No report yet."))
        : new Card.Rows(reports.stream().map(HomeTab::row).toList());
    return new Card("Last reports", Text.of("Last reports"), List.of(part));
  }

  private static Card.Row row(Report report) {
    int findings = report.findings();
    String gaps = report.gaps().isEmpty() ? "" : " · not complete: " + report.gaps().size() + " could not be read";
    return new Card.Row(
        Text.of(Text.strong(report.title()), " · ", findings + (findings == 1 ? " finding" : " findings"), " · ",
            Text.strong(report.total().shown())),
        Text.of(report.at(), " by ", report.by(), gaps, " · again: ", Text.code("/opsmate " + report.request())));
  }

  private Card start() {
    List<Card.Row> commands = skills.commands().stream().map(HomeTab::row).toList();
    return new Card("How to start", Text.of("How to start"),
        List.of(
            new Card.Paragraph(
                Text.of("I look for waste and risk, and change nothing before an approver presses Approve. ",
                    "Type one of these in any channel:")),
            new Card.Rows(commands)));
  }

  private static Card.Row row(CommandSpec command) {
    return new Card.Row(Text.of(Text.code("/opsmate " + command.verb())), Text.of(command.sentence()));
  }
}
