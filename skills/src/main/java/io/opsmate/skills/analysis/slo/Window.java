package io.opsmate.skills.analysis.slo;

import java.time.Duration;
import java.util.Arrays;

/** Good and bad events of the last so and so long, in equal parts: a ring of {@value #PARTS}, whatever the traffic. */
final class Window {
  /** The window's length is true to a thirtieth of it. */
  static final int PARTS = 30;

  private final long part;
  private final double[] all = new double[PARTS];
  private final double[] bad = new double[PARTS];
  private long newest = Long.MIN_VALUE;

  Window(Duration length) {
    this.part = length.toMillis() / PARTS;
  }

  /** @return false when it happened before the window */
  boolean add(long millis, double events, double failures) {
    long slot = Math.floorDiv(millis, part);
    turn(slot);
    if (slot <= newest - PARTS) {
      return false;
    }
    int at = Math.floorMod(slot, PARTS);
    all[at] += events;
    bad[at] += failures;
    return true;
  }

  /** Forgets what is too old by then. */
  void passTo(long millis) {
    turn(Math.floorDiv(millis, part));
  }

  private void turn(long slot) {
    if (slot <= newest) {
      return;
    }
    if (newest == Long.MIN_VALUE || newest <= slot - PARTS) {
      Arrays.fill(all, 0);
      Arrays.fill(bad, 0);
    } else {
      for (long gone = newest + 1; gone <= slot; gone++) {
        all[Math.floorMod(gone, PARTS)] = 0;
        bad[Math.floorMod(gone, PARTS)] = 0;
      }
    }
    newest = slot;
  }

  double events() {
    return Arrays.stream(all).sum();
  }

  double failures() {
    return Arrays.stream(bad).sum();
  }
}
