package io.opsmate.app.wiring;

import io.opsmate.commands.socket.SocketMode;
import java.util.Optional;

/**
 * The connections of Socket Mode of this run.
 *
 * @param mode empty when Slack's requests come by HTTP alone
 * @param wanted how many there should be
 * @param after done once they are closed
 */
public record OpenSockets(Optional<SocketMode> mode, int wanted, Runnable after) implements AutoCloseable {
  public int up() {
    return mode.map(SocketMode::up).orElse(0);
  }

  @Override
  public void close() {
    mode.ifPresent(SocketMode::close);
    after.run();
  }
}
