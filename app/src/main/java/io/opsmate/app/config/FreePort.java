package io.opsmate.app.config;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of this machine for a process that has to be told one and takes it seconds later. It is none of those that the
 * system gives to whoever asks for any (from 32768 on Linux, from 49152 elsewhere): such a one may be gone by then.
 */
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int PAST = 32_000;
  private static final int TRIES = 100;

  private FreePort() {}

  /** Between 20,000 and 31,999, drawn anew each time. Errors: {@link IllegalStateException} when a hundred are taken. */
  public static int any() {
    for (int tried = 0; tried < TRIES; tried++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, PAST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("Found no free port between " + FIRST + " and " + PAST + " in " + TRIES
        + " tries; nothing was started. Stop what listens there and try again.");
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
