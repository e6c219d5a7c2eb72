package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Demand;
import io.opsmate.skills.approval.rules.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** For how long a request can be put off. */
public enum Pause {
  HOUR, FOUR_HOURS, TOMORROW;

  private static final LocalTime MORNING = LocalTime.of(9, 0);

  /** In the zone of the rules' working hours; UTC when they have none. */
  public Instant until(Instant now, ZoneId zone) {
    return switch (this) {
      case HOUR -> now.plus(Duration.ofHours(1));
      case FOUR_HOURS -> now.plus(Duration.ofHours(4));
      case TOMORROW -> now.atZone(zone).toLocalDate().plusDays(1).atTime(MORNING).atZone(zone).toInstant();
    };
  }

  /** {@code tomorrow at 9:00 (Europe/London)}. */
  public String words(ZoneId zone) {
    return switch (this) {
      case HOUR -> "for 1 hour";
      case FOUR_HOURS -> "for 4 hours";
      case TOMORROW -> "until tomorrow at 9:00 (" + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone) + ")";
    };
  }

  /** Those that end before the request expires. */
  public static List<Pause> before(Instant expiry, Instant now, ZoneId zone) {
    return Arrays.stream(values()).filter(pause -> pause.until(now, zone).isBefore(expiry)).toList();
  }

  public static ZoneId zone(Ruling ruling) {
    return ruling instanceof Ruling.Wanted(Demand demand)
        ? demand.rules()
            .stream()
            .map(ApprovalRule::hours)
            .filter(Objects::nonNull)
            .map(hours -> Objects.requireNonNull(hours).zone())
            .findFirst()
            .orElse(ZoneOffset.UTC)
        : ZoneOffset.UTC;
  }
}
