package io.opsmate.skills.zombie;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportCardTest {
  private static final ReportId ID = new ReportId(SequentialIds.number(7));

  @Test
  void aWholeCard() {
    Report report = report(List.of("Volumes in eu-west-1 could not be read: throttled."),
        group("Unattached EBS volumes", row("ebs-volume:us-east-1:vol-1", "12.40"),
            row("ebs-volume:us-east-1:vol-2", "1")));

    Card card = card(report, Set.of("vol-1 in us-east-1"), Optional.empty(), "A note.").page(0);

    Text summary = Text.of(Text.strong("2 wasted resources"), " at ", Text.strong("$13.40/mo"), ".");
    assertThat(card).isEqualTo(new Card("Cloud waste in 2 regions", summary, List.of(new Card.Paragraph(summary),
        new Card.Note(Text.of(Text.strong("Not complete: "), "Volumes in eu-west-1 could not be read: throttled.")),
        new Card.Note(Text.of("A note.")), new Card.Paragraph(Text.of(Text.strong("Unattached EBS volumes"), ": 2, ",
            Text.strong("$13.40/mo"), ". 1 waiting for approval.")),
        new Card.Choice("zombie_pick_volumes", "Not proposed yet: tick what should go",
            List.of(new Card.Option("ebs-volume:us-east-1:vol-2", "$1.00/mo · vol-2 label", "vol-2 evidence", false))),
        new Card.Buttons(
            List.of(new Card.Button("zombie_propose", "Propose ticked", ID.toString(), Card.Look.PRIMARY))),
        new Card.Note(Text.of("", "Looked ", SetClock.NOON, " for ", new MemberId("U0ASKER"), ": ",
            Text.code("/opsmate zombies"),
            ". List prices of 2026-07-17, 730 h a month; “up to” is a bound, not a saving.")))));
  }

  @Test
  void everyFindingIsOnExactlyOnePage() {
    Report report = report(List.of(), group("Unattached EBS volumes", rows("ebs-volume", 17)),
        group("Old EBS snapshots", rows("ebs-snapshot", 1)), group("Unassociated Elastic IPs", rows("elastic-ip", 20)));
    ReportCard card = card(report, Set.of(), Optional.empty());

    List<String> shown =
        IntStream.range(0, card.pages()).boxed().flatMap(page -> options(card.page(page)).stream()).toList();

    assertThat(card.pages()).isEqualTo(3);
    assertThat(shown).hasSize(38).doesNotHaveDuplicates();
    assertThat(IntStream.range(0, 3).mapToObj(page -> options(card.page(page)).size())).containsExactly(15, 15, 8);
    assertThat(card.pageOf(shown.get(14))).isZero();
    assertThat(card.pageOf(shown.get(15))).isEqualTo(1);
  }

  @Test
  void pagesCanBeTurnedBothWays() {
    ReportCard card = card(report(List.of(), group("Unattached EBS volumes", rows("ebs-volume", 40))), Set.of(),
        Optional.empty());

    assertThat(values(card.page(0))).containsExactly(ID.toString(), ID + ":1");
    assertThat(values(card.page(1))).containsExactly(ID.toString(), ID + ":2", ID + ":0");
    assertThat(values(card.page(2))).containsExactly(ID.toString(), ID + ":1");
  }

  @Test
  void whereNothingMayBeDoneNothingCanBeTicked() {
    Report report = report(List.of(), group("Unattached EBS volumes", row("ebs-volume:us-east-1:vol-1", "1")));

    Card card = card(report, Set.of(), Optional.of("no role may act here")).page(0);

    assertThat(card.choices()).isEmpty();
    assertThat(card.parts()).noneMatch(Card.Buttons.class::isInstance)
        .contains(new Card.Note(Text.of("A report only, nothing is proposed: ", "no role may act here")));
  }

  private static ReportCard card(Report report, Set<String> waiting, Optional<String> readOnly, String... notes) {
    return new ReportCard(report, LocalDate.of(2026, 7, 17),
        new ReportCard.Standing(waiting, List.of(), readOnly, List.of(notes)));
  }

  private static Report report(List<String> gaps, Report.Group... groups) {
    return new Report(ID, ZombieSkill.NAME, SetClock.NOON, new MemberId("U0ASKER"), "Cloud waste in 2 regions",
        "zombies", List.of(groups), gaps);
  }

  private static Report.Group group(String name, Report.Row... rows) {
    return new Report.Group(name, List.of(rows));
  }

  private static Report.Row row(String ref, String usd) {
    String id = ref.substring(ref.lastIndexOf(':') + 1);
    return new Report.Row(ref, id + " label", id + " evidence", MonthlyCost.exactly(Money.usd(usd)));
  }

  private static Report.Row[] rows(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> row(prefix + ":us-east-1:id-" + i, "1")).toArray(Report.Row[]::new);
  }

  private static List<String> options(Card card) {
    return card.parts()
        .stream()
        .filter(Card.Choice.class::isInstance)
        .flatMap(part -> ((Card.Choice) part).options().stream())
        .map(Card.Option::value)
        .toList();
  }

  private static List<String> values(Card card) {
    return card.parts()
        .stream()
        .filter(Card.Buttons.class::isInstance)
        .flatMap(part -> ((Card.Buttons) part).buttons().stream())
        .map(Card.Button::value)
        .toList();
  }
}
