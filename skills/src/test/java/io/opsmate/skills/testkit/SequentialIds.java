package io.opsmate.skills.testkit;

import io.opsmate.skills.ports.Ids;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids in order, beginning with {@code 00000000-0000-7000-8000-000000000001}. */
public final class SequentialIds implements Ids {
  private final AtomicLong last = new AtomicLong();

  @Override
  public UUID next() {
    return number(last.incrementAndGet());
  }

  /** The id that is handed out as the {@code count}th. */
  public static UUID number(long count) {
    return new UUID(0x7000L, 0x8000_0000_0000_0000L | count);
  }
}
