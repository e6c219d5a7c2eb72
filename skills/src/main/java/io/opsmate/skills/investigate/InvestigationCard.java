package io.opsmate.skills.investigate;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.RecordWords;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Part;
import io.opsmate.skills.kernel.CommandButtons;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws what is known about the things a message mentions, and what to do next. */
final class InvestigationCard {
  private static final String TITLE = "What I know";

  /** Which part of a look for waste is about it. */
  private static final Map<Thing.Kind, String> LOOKS = Map.of(Thing.Kind.VOLUME, "zombies volumes",
      Thing.Kind.SNAPSHOT, "zombies snapshots", Thing.Kind.ALLOCATION, "zombies addresses", Thing.Kind.IP,
      "zombies addresses");

  private InvestigationCard() {}

  /** A message that mentions nothing OpsMate can look up. */
  static Card nothing() {
    Text says = Text.of("I found no resource id in this message.");
    return new Card(TITLE, says, List.of(new Card.Paragraph(says),
        new Card.Paragraph(Text.of("What I can look up: volumes (", Text.code("vol-…"), "), snapshots (",
            Text.code("snap-…"), "), addresses (", Text.code("eipalloc-…"), " or an IP), instances (", Text.code("i-…"),
            "), ARNs, and my own requests and reports by their id or card.")),
        new Card.Buttons(List.of(CommandButtons.run("Look for waste", "zombies"),
            CommandButtons.run("Open requests", "approvals"), CommandButtons.run("What you can do", "help"))),
        new Card.Note(Text.of("Nothing was looked up and nothing was changed."))));
  }

  /**
   * @param more how many further things the message mentions
   * @param showsRecord whether the person may see the audit trail
   */
  static Card of(List<Dossier> dossiers, int more, List<Report> latest, boolean showsRecord) {
    long known = dossiers.stream().filter(dossier -> !dossier.isEmpty()).count();
    Text headline = Text.of(known == 0
        ? "I know nothing about what this message mentions."
        : "What I know about " + (dossiers.size() == 1 ? "what" : known + " of " + dossiers.size() + " things")
            + " this message mentions.");
    List<Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(headline));
    dossiers.forEach(dossier -> {
      parts.add(new Card.Divider());
      parts.addAll(about(dossier, showsRecord));
    });
    parts.add(new Card.Divider());
    if (more > 0) {
      parts.add(new Card.Note(Text.of("The message mentions " + more + " more; these are the first.")));
    }
    parts.add(new Card.Note(sources(latest, showsRecord)));
    return new Card(TITLE, headline, parts);
  }

  private static List<Part> about(Dossier dossier, boolean showsRecord) {
    List<Part> parts = new ArrayList<>();
    Thing thing = dossier.thing();
    parts.add(new Card.Paragraph(Text.of(Text.strong(thing.id()), " · " + thing.kind().words(),
        dossier.isEmpty() ? Text.of("\nIn no report of mine, in no request, and nothing is on record.") : "")));
    if (!dossier.findings().isEmpty()) {
      parts.add(new Card.Rows(dossier.findings().stream().map(InvestigationCard::row).toList()));
    }
    dossier.requests().forEach(request -> parts.add(new Card.Paragraph(says(request))));
    if (!dossier.record().isEmpty()) {
      parts.add(new Card.Rows(dossier.record().stream().map(RecordWords::row).toList()));
    }
    List<Card.Button> next = next(dossier, showsRecord);
    if (!next.isEmpty()) {
      parts.add(new Card.Buttons(next));
    }
    return parts;
  }

  private static Card.Row row(Dossier.Found found) {
    return new Card.Row(Text.of("Waste: ", found.row().label(), ", ", Text.strong(found.row().cost().shown())),
        Text.of(found.row().detail(), found.row().detail().isEmpty() ? "" : " · ", "in “", found.report(), "” of ",
            found.at()));
  }

  private static Text says(Approval request) {
    return Text.of("Request ", Text.strong(request.plan().title()), ", asked by ", request.requester(), " ",
        request.proposedAt(), ": ", stands(request.state()));
  }

  private static Text stands(ApprovalState state) {
    return switch (state) {
      case ApprovalState.Pending _ -> Text.of("waits for an approval.");
      case ApprovalState.Ready _, ApprovalState.Running _ -> Text.of("approved, and being carried out.");
      case ApprovalState.Finished(_, _, Instant at, _) -> Text.of("carried out ", at, ".");
      case ApprovalState.Declined(var by, _, Instant at) -> Text.of("declined by ", by, " ", at, ".");
      case ApprovalState.Expired(Instant at) -> Text.of("expired ", at, "; nothing was changed.");
    };
  }

  private static List<Card.Button> next(Dossier dossier, boolean showsRecord) {
    List<Card.Button> next = new ArrayList<>();
    Thing thing = dossier.thing();
    dossier.requests()
        .stream()
        .findFirst()
        .map(request -> new Card.Button(ApprovalCard.DETAILS, "Details of the request", ApprovalCard.value(request),
            Card.Look.NORMAL))
        .ifPresent(next::add);
    String look = LOOKS.get(thing.kind());
    if (look != null) {
      next.add(CommandButtons.run("Look again", dossier.findings().isEmpty()
          ? look
          : dossier.findings().getFirst().request()));
    }
    if (showsRecord && !dossier.record().isEmpty()) {
      next.add(CommandButtons.run("All on record",
          "audit " + (thing.isResource() ? "resource " : "approval ") + thing.id()));
    }
    return next;
  }

  private static Text sources(List<Report> latest, boolean showsRecord) {
    List<Object> words = new ArrayList<>();
    if (latest.isEmpty()) {
      words.add("No report has been made yet, so I cannot say what is waste; ");
      words.add(Text.code("/opsmate zombies"));
      words.add(" makes one.");
    } else {
      latest.forEach(report -> words.add(Text.of("“", report.title(), "” is of ", report.at(),
          report.gaps().isEmpty() ? ". " : ", and could not read everything. ")));
    }
    words.add(showsRecord ? "" : " The audit record is shown to approvers.");
    words.add(" I looked in my own books only; nothing was changed.");
    return Text.of(words.toArray());
  }
}
