package io.opsmate.skills.analysis.slo;

/**
 * What a service promises, and how much has to happen before an alarm is worth a person's time.
 *
 * @param target part of the events that has to be good, between 0 and 1, such as .999
 */
public record Objective(String name, double target, Floor floor) {
  /**
   * With fewer events in the longer window there is no alarm: at little traffic one failed request is a high rate. Source:
   * Google SRE workbook, Alerting on SLOs, low-traffic services.
   *
   * @param events all of them
   * @param failures of these
   */
  public record Floor(long events, long failures) {
    public static final Floor USUAL = new Floor(100, 5);

    public Floor {
      if (events < 0 || failures < 0) {
        throw new IllegalArgumentException("a floor is not below 0");
      }
    }

    boolean isReached(double all, double bad) {
      return all >= events && bad >= failures;
    }
  }

  public Objective {
    if (!(target > 0 && target < 1)) {
      throw new IllegalArgumentException("an objective lies between 0 and 1, not at " + target);
    }
  }

  /** Part of the events that may fail. */
  public double budget() {
    return 1 - target;
  }
}
