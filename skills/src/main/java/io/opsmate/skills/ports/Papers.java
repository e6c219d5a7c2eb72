package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Report;

/** Makes files of a report, for those who want all of it: nothing is left out. */
public interface Papers {
  /** One line per finding, as RFC 4180 says, in UTF-8; no cell is a formula to a spreadsheet. */
  Paper csv(Report report);

  /** Pages to read and print: findings by group with their totals, what could not be read, page numbers. */
  Paper pdf(Report report);
}
