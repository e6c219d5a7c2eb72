package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link ReportShelf} keeps. */
public interface ReportShelfContract {
  Transactions transactions();

  ReportShelf reports();

  @Test
  default void aReportComesBackAsItWasKept() {
    Report report = Reports.full(101);

    transactions().run(Orgs.ACME, tx -> reports().keep(tx, report));

    assertThat(find(report)).contains(report);
  }

  @Test
  default void theSameIdAgainReplaces() {
    transactions().run(Orgs.ACME, tx -> reports().keep(tx, Reports.empty(102)));
    transactions().run(Orgs.ACME, tx -> reports().keep(tx, Reports.full(102)));

    assertThat(find(Reports.full(102)))
        .contains(Reports.full(102));
  }

  @Test
  default void theLastIsTheNewestOfTheSkill() {
    Report later = Reports.at(103, SetClock.NOON.plusSeconds(60));

    transactions().run(Orgs.ACME, tx -> {
      reports().keep(tx, later);
      reports().keep(tx, Reports.at(104, SetClock.NOON));
    });

    assertThat(last(Orgs.ACME, Reports.SKILL)).contains(later);
    assertThat(last(Orgs.ACME, new SkillName("others"))).isEmpty();
    assertThat(last(Orgs.OTHER, Reports.SKILL)).isEmpty();
  }

  @Test
  default void theLatestOfEachSkillComesInShort() {
    SkillName crates = new SkillName("crates");
    SkillName barrels = new SkillName("barrels");
    Report full = Reports.full(107);
    Report ofCrates = new Report(full.id(), crates, full.at(), full.by(), full.title(), full.request(), full.groups(),
        full.gaps());
    Report ofBarrels = Reports.of(105, barrels, SetClock.NOON.plusSeconds(30));
    transactions().run(Orgs.ACME, tx -> {
      reports().keep(tx, Reports.of(106, crates, SetClock.NOON.minusSeconds(60)));
      reports().keep(tx, ofCrates);
      reports().keep(tx, ofBarrels);
    });

    assertThat(transactions().in(Orgs.ACME, reports()::latest)
        .stream()
        .filter(one -> Set.of(crates, barrels).contains(one.skill()))).containsExactly(ofBarrels.summary(),
            ofCrates.summary());
    assertThat(transactions().in(Orgs.OTHER, reports()::latest)).isEmpty();
  }

  private Optional<Report> find(Report report) {
    return transactions().in(Orgs.ACME, tx -> reports().find(tx, report.id()));
  }

  private Optional<Report> last(OrgId org, SkillName skill) {
    return transactions().in(org, tx -> reports().last(tx, skill));
  }
}
