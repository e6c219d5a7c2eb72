package io.opsmate.commands.desk;

import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.PlanHash;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an approval's button carries: which request, and the hash of the plan its card showed. */
record ShownPlan(ApprovalId id, PlanHash hash) {
  private static final Pattern FORM = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([0-9a-f]{64})");

  /** Empty when the value is not {@code <approvalId>:<planHash>}. */
  static Optional<ShownPlan> parse(String value) {
    Matcher form = FORM.matcher(value);
    return form.matches()
        ? Optional.of(new ShownPlan(new ApprovalId(UUID.fromString(form.group(1))), new PlanHash(form.group(2))))
        : Optional.empty();
  }
}
