package io.opsmate.app.fault;

import java.util.Random;

/** How much of the suite is run, and by which dice: all of it with {@code -Pdeep}, otherwise a sample. */
final class Depth {
  private static final boolean DEEP = "deep".equals(System.getProperty("opsmate.test.depth"));

  /** Printed with the summary; the same seed ({@code -Dopsmate.fault.seed}) picks the same sample. */
  static final long SEED = Long.getLong("opsmate.fault.seed", System.currentTimeMillis());

  private Depth() {}

  static boolean isDeep() {
    return DEEP;
  }

  static int of(int small, int deep) {
    return DEEP ? deep : small;
  }

  /** Dice of one's own, so that what one test throws does not change another's. */
  static Random dice(Class<?> test) {
    return new Random(SEED ^ test.getSimpleName().hashCode());
  }
}
