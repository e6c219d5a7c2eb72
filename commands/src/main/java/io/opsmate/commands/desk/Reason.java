package io.opsmate.commands.desk;

import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Submission;
import java.util.List;
import java.util.Map;

/** The field of a window that asks why. */
final class Reason {
  private static final String NAME = "reason";

  /** Unit: characters. */
  static final int LEAST = 3;

  /** Unit: characters. */
  private static final int MOST = 500;

  private Reason() {}

  static Field asked(String label, boolean required) {
    return new Field.Words(NAME, label, "It is shown on the card and kept in the audit trail.", true, required, MOST,
        "");
  }

  static Map<String, String> faults(Map<String, List<String>> answers, int least) {
    String reason = String.join("", answers.getOrDefault(NAME, List.of())).strip();
    return reason.length() >= least && reason.length() <= MOST
        ? Map.of()
        : Map.of(NAME, "Say why, in " + least + " to " + MOST + " characters.");
  }

  /** In their words; empty for none. */
  static String of(Submission submission) {
    return submission.one(NAME).orElse("").strip();
  }
}
