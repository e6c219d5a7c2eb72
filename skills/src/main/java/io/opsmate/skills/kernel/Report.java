package io.opsmate.skills.kernel;

import java.time.Instant;
import java.util.List;

/**
 * What a skill found at one moment, kept so that it can be paged through and shown again.
 *
 * @param request what was asked, so that it can be asked again: {@code zombies volumes --region eu-west-1}
 * @param gaps what could not be read, one sentence each; a report with gaps is not complete
 */
public record Report(ReportId id, SkillName skill, Instant at, MemberId by, String title, String request,
    List<Group> groups, List<String> gaps) {
  /** Rows of one kind, the dearest first. */
  public record Group(String name, List<Row> rows) {
    public Group {
      rows = List.copyOf(rows);
    }

    public CostTotal total() {
      return CostTotal.of(rows.stream().map(Row::cost).toList());
    }
  }

  /**
   * One finding.
   *
   * @param ref names the resource again, for a press: {@code ebs-volume:eu-west-1:vol-1}
   */
  public record Row(String ref, String label, String detail, MonthlyCost cost) {}

  /**
   * A report in short.
   *
   * @param gaps how many places could not be read
   */
  public record Summary(ReportId id, SkillName skill, Instant at, MemberId by, String title, String request,
      int findings,
      CostTotal total, int gaps) {}

  public Report {
    groups = List.copyOf(groups);
    gaps = List.copyOf(gaps);
  }

  public CostTotal total() {
    return CostTotal.of(groups.stream().flatMap(group -> group.rows().stream()).map(Row::cost).toList());
  }

  public Summary summary() {
    return new Summary(id, skill, at, by, title, request, findings(), total(), gaps.size());
  }

  public int findings() {
    return groups.stream().mapToInt(group -> group.rows().size()).sum();
  }
}
