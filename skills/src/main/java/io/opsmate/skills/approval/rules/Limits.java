package io.opsmate.skills.approval.rules;

/**
 * The circuit breakers' settings.
 *
 * @param perPlan resources in one plan; at most 20, which no setting lifts
 * @param percentOfType share of all resources of the type in one plan; {@link #ALWAYS_ALLOWED} are allowed whatever the share
 * @param perHour actions a skill begins within 60 minutes
 * @param perIncident actions begun for one incident
 * @param failuresInARow failed or unknown outcomes of a skill, one after the other
 * @param jump how many times the median of the last 7 days' counts a count may be before a person has to look
 */
public record Limits(int perPlan, int percentOfType, int perHour, int perIncident, int failuresInARow, int jump) {
  public static final Limits DEFAULT = new Limits(20, 5, 60, 10, 3, 4);

  /** Unit: resources. In a small estate five percent would be none. Source: ADR 0015. */
  public static final int ALWAYS_ALLOWED = 5;

  /** Unit: resources. A count below this is no jump. Source: ADR 0015. */
  public static final int JUMPS_FROM = 20;

  public Limits {
    between(perPlan, 1, 20, "resources in a plan");
    between(percentOfType, 1, 100, "percent of the type");
    between(perHour, 1, 10_000, "actions an hour");
    between(perIncident, 1, 10_000, "actions an incident");
    between(failuresInARow, 1, 100, "failures in a row");
    between(jump, 2, 1_000, "times the median");
  }

  private static void between(int value, int least, int most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + ": " + least + " to " + most + ", not " + value);
    }
  }
}
