package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.SkillName;
import java.util.List;
import java.util.Optional;

/** Keeps reports of one org. */
public interface ReportShelf {
  /** Keeps a report; the same id again replaces it. */
  void keep(Tx tx, Report report);

  Optional<Report> find(Tx tx, ReportId id);

  /** Of each skill that has one, the newest report in short; the newest first. */
  List<Report.Summary> latest(Tx tx);

  /** The newest report of a skill. */
  Optional<Report> last(Tx tx, SkillName skill);
}
