package io.opsmate.app.sandbox.slack.workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Gives message timestamps, {@code 1700000000.000100}: unique, and never going back. */
public final class Timestamps {
  private final InstantSource clock;
  private Instant last = Instant.EPOCH;

  public Timestamps(InstantSource clock) {
    this.clock = clock;
  }

  public synchronized String next() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    return String.format(Locale.ROOT, "%d.%06d", last.getEpochSecond(), last.getNano() / 1_000);
  }
}
