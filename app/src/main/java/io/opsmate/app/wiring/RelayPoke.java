package io.opsmate.app.wiring;

import java.util.concurrent.atomic.AtomicReference;

/** Tells the relay that there is something to send; does nothing until the relay runs. */
final class RelayPoke implements Runnable {
  private final AtomicReference<Runnable> relay = new AtomicReference<>(() -> {
  });

  void reaches(Runnable running) {
    relay.set(running);
  }

  @Override
  public void run() {
    relay.get().run();
  }
}
