package io.opsmate.commands.relay;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import java.util.Optional;
import java.util.UUID;

/**
 * Who asked, by what the card is about: a request for approval ({@code approval:<id>}), a report ({@code report:<id>}) or
 * an answer ({@code talk:<member>:<request>}).
 */
public final class KnownAskers implements CardAskers {
  private final ApprovalDesk desk;
  private final Transactions transactions;
  private final ReportShelf shelf;

  public KnownAskers(ApprovalDesk desk, Transactions transactions, ReportShelf shelf) {
    this.desk = desk;
    this.transactions = transactions;
    this.shelf = shelf;
  }

  @Override
  public Optional<MemberId> asker(OrgId org, CardKey card) {
    String[] parts = card.value().split(":", 2);
    Optional<UUID> id = parts.length == 2 ? uuid(parts[1]) : Optional.empty();
    return switch (parts[0]) {
      case "approval" -> id.flatMap(one -> desk.find(org, new ApprovalId(one))).map(Approval::requester);
      case "report" -> id.flatMap(one -> transactions.in(org, tx -> shelf.find(tx, new ReportId(one)))).map(Report::by);
      case "talk" -> Optional.of(new MemberId(parts[1].split(":", 2)[0]));
      default -> Optional.empty();
    };
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
