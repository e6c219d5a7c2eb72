package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.SkillName;
import java.time.Instant;
import java.util.List;

/** Reports about boxes. */
public final class Reports {
  public static final SkillName SKILL = new SkillName("boxes");

  private Reports() {}

  /** Without findings, made at noon. */
  public static Report empty(long number) {
    return at(number, SetClock.NOON);
  }

  public static Report at(long number, Instant at) {
    return of(number, SKILL, at);
  }

  public static Report of(long number, SkillName skill, Instant at) {
    return new Report(new ReportId(SequentialIds.number(number)), skill, at, new MemberId("U0REQUESTER"), "Boxes",
        "boxes", List.of(), List.of());
  }

  /** With every kind of price, and a gap. */
  public static Report full(long number) {
    return new Report(new ReportId(SequentialIds.number(number)), SKILL, SetClock.NOON, new MemberId("U0REQUESTER"),
        "Boxes — “full” 📦", "boxes --place cellar", List.of(
            new Report.Group("empty", List.of(
                new Report.Row("box:cellar:b-1", "b-1", "2 kg", MonthlyCost.exactly(Money.usd("1000.50"))),
                new Report.Row("box:cellar:b-2", "b-2", "", MonthlyCost.atMost(Money.usd("10"))))),
            new Report.Group("odd", List.of(
                new Report.Row("box:attic:b-3", "b-3", "", MonthlyCost.unpriced("no price for the attic"))))),
        List.of("The shed could not be read."));
  }
}
