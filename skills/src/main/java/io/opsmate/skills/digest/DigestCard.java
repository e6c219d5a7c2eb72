package io.opsmate.skills.digest;

import io.opsmate.skills.digest.DigestSources.Piece;
import io.opsmate.skills.digest.DigestSources.Said;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Button;
import io.opsmate.skills.kernel.Card.Look;
import io.opsmate.skills.kernel.Card.Part;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Draws a digest: the summary that is edited through the day, and the details for its thread.
 *
 * @param refreshed when it was read, apart from when it was due
 * @param late how long after its time it was posted first
 * @param opening a sentence of a language model; empty for none
 */
record DigestCard(LocalDate day, Said said, Trend trend, Instant refreshed, Duration late, Optional<String> opening) {
  static final String EDIT = "digest_edit";
  static final String MUTE = "digest_mute";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
  private static final Duration ON_TIME = Duration.ofMinutes(10);

  /** Unit: rows of one skill in the thread. */
  private static final int DETAILS = 15;

  /** Without a sentence before it. */
  DigestCard(LocalDate day, Said said, Trend trend, Instant refreshed, Duration late) {
    this(day, said, trend, refreshed, late, Optional.empty());
  }

  DigestCard openedBy(String sentence) {
    return new DigestCard(day, said, trend, refreshed, late, Optional.of(sentence));
  }

  /** As it stands in the channel. */
  Card posted(Digest digest) {
    List<Part> parts = new ArrayList<>();
    opening.ifPresent(sentence -> parts.add(new Card.Paragraph(Text.of(sentence))));
    parts.addAll(body());
    opening.ifPresent(_ -> parts.add(new Card.Note(Text.of("The first sentence is a language model's; its numbers were "
        + "checked."))));
    if (late.compareTo(ON_TIME) > 0) {
      parts.add(new Card.Note(Text.of("This is late: OpsMate could not run at " + digest.schedule().time() + ".")));
    }
    parts.add(new Card.Note(Text.of("As of ", refreshed, ", kept up to date until the day ends; details as of the first"
        + " time are in the thread. Posted " + digest.schedule().shown() + "; ", Text.code("/opsmate digest"),
        " changes that.")));
    String value = digest.id().toString();
    parts.add(new Card.Buttons(List.of(new Button(EDIT, "Edit …", value, Look.NORMAL),
        new Button(MUTE, "Mute 3 days", value, Look.NORMAL).confirmed(new Card.Confirm("Mute this digest?",
            "Nothing is posted here for 3 days; then it goes on by itself.", "Mute", "Not now")))));
    return new Card(DAY.format(day) + ": digest", headline(), parts);
  }

  /** As somebody sees it who wants to know what it would say. */
  Card preview(String words) {
    List<Part> parts = body();
    for (Piece piece : said.pieces()) {
      parts.add(new Card.Divider());
      parts.add(new Card.Rows(rows(piece)));
    }
    parts.add(new Card.Note(Text.of("A preview, seen by you alone; nothing was posted. " + words)));
    return new Card("Digest preview", headline(), parts);
  }

  /** One message per skill that has details. */
  List<Text> details() {
    return said.pieces().stream().filter(piece -> !piece.piece().details().isEmpty()).map(piece -> {
      List<Object> words = new ArrayList<>(List.of(Text.strong(piece.skill().value())));
      for (Card.Row row : rows(piece)) {
        words.add("\n• ");
        words.add(row.main());
        if (!row.detail().plain().isEmpty()) {
          words.add(" · ");
          words.add(row.detail());
        }
      }
      return Text.of(words.toArray());
    }).toList();
  }

  private List<Part> body() {
    List<Part> parts = new ArrayList<>();
    if (said.pieces().isEmpty()) {
      parts.add(new Card.Paragraph(headline()));
    }
    said.pieces().forEach(piece -> parts.add(new Card.Paragraph(piece.piece().headline())));
    if (!said.unread().isEmpty()) {
      parts.add(new Card.Note(Text.of(Text.strong("Not complete: "), said.unread()
          .stream()
          .map(SkillName::value)
          .collect(Collectors.joining(", ")), " could not be read now; the next refresh tries again.")));
    }
    Optional<Card.Table> table = trend.table();
    table.ifPresent(parts::add);
    new TrendChart(trend, refreshed).chart().ifPresent(chart -> parts.add(new Card.Picture(chart)));
    return parts;
  }

  private Text headline() {
    if (said.pieces().isEmpty()) {
      return said.unread().isEmpty()
          ? Text.of("Nothing to tell: all is as it should be.")
          : Text.of("Nothing could be read, so nothing can be told.");
    }
    return said.pieces().getFirst().piece().headline();
  }

  private static List<Card.Row> rows(Piece piece) {
    List<Card.Row> all = piece.piece().details();
    List<Card.Row> rows = new ArrayList<>(all.subList(0, Math.min(DETAILS, all.size())));
    if (all.size() > DETAILS) {
      rows.add(new Card.Row(Text.of("and " + (all.size() - DETAILS) + " more"), Text.of()));
    }
    return rows;
  }
}
