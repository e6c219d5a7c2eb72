package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.ports.Papers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every {@link Papers} keeps. */
public interface PapersContract {
  Papers papers();

  @Test
  default void theFilesAreNamedAfterSkillAndDay() {
    Report report = Reports.full(901);

    assertThat(papers().csv(report).name()).isEqualTo("boxes-" + day(report) + ".csv");
    assertThat(papers().pdf(report).name()).endsWith(day(report) + ".pdf");
  }

  @Test
  default void theCsvHasALineForEachFindingAndEachGap() {
    String csv = new String(papers().csv(Reports.full(902)).bytes(), StandardCharsets.UTF_8);

    assertThat(csv.lines()).hasSize(1 + 3 + 1);
    assertThat(csv).contains("b-1", "b-2", "b-3", "1000.50", "The shed could not be read.");
  }

  @Test
  default void thePdfIsOne() {
    assertThat(new String(papers().pdf(Reports.full(903)).bytes(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-")
        .contains("%%EOF");
    assertThat(papers().pdf(Reports.empty(904)).bytes()).isNotEmpty();
  }

  private static String day(Report report) {
    return report.at().toString().substring(0, 10);
  }
}
