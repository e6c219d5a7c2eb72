package io.opsmate.commands.socket;

import io.opsmate.commands.edge.RawRequest;
import io.opsmate.commands.edge.SlackAnswer;
import io.opsmate.commands.edge.SlackEdge;
import io.opsmate.commands.socket.Addresses.Asked;
import io.opsmate.commands.socket.Connection.End;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps several connections to Slack open, so that one can be renewed while the others serve. What comes over them goes
 * through the same door as what comes by HTTP, but for the signature: the connection itself is authenticated.
 */
public final class SocketMode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SocketMode.class);

  private final Addresses addresses;
  private final SlackEdge edge;
  private final HttpClient http;
  private final InstantSource clock;
  private final Waits waits;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Thread> keepers = new ArrayList<>();
  private final RandomGenerator random = RandomGenerator.getDefault();

  /**
   * How long is waited.
   *
   * @param first before the second try; doubled with each further one
   * @param most between two tries
   * @param refused after Slack did not take the token
   * @param hello for Slack to say that a connection is open
   * @param alive between two pings; a connection over which nothing came meanwhile is taken for dead. The JDK's WebSocket
   *     does not tell when a connection breaks while a message is being taken (seen in 25), so this is all that notices
   */
  public record Waits(Duration first, Duration most, Duration refused, Duration hello, Duration alive) {
    public static final Waits DEFAULT = new Waits(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(1),
        Duration.ofSeconds(10), Duration.ofSeconds(10));
  }

  private SocketMode(Addresses addresses, SlackEdge edge, HttpClient http, InstantSource clock, Waits waits) {
    this.addresses = addresses;
    this.edge = edge;
    this.http = http;
    this.clock = clock;
    this.waits = waits;
  }

  /** Opens the connections in the background, and keeps them until closed. */
  public static SocketMode start(Addresses addresses, SlackEdge edge, HttpClient http, InstantSource clock, Waits waits,
      int connections) {
    SocketMode mode = new SocketMode(addresses, edge, http, clock, waits);
    for (int number = 1; number <= connections; number++) {
      mode.keepers.add(Thread.ofVirtual().name("socket-" + number).start(mode::keep));
    }
    return mode;
  }

  /** Connections that serve now. */
  public int up() {
    return open.size();
  }

  /** Takes nothing more, finishes what is being handled, and closes all connections. */
  @Override
  public void close() {
    closing.countDown();
    List<Thread> all = open.stream().map(one -> Thread.ofVirtual().start(one::close)).toList();
    try {
      for (Thread thread : all) {
        thread.join();
      }
      for (Thread keeper : keepers) {
        keeper.interrupt();
        keeper.join(Duration.ofSeconds(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.forEach(Connection::abort);
  }

  /** One connection after the other; a new one is open before the one that Slack warned about is let go. */
  private void keep() {
    @Nullable Connection old = null;
    int failures = 0;
    try {
      while (closing.getCount() > 0) {
        Optional<Connection> opened = opened(failures);
        if (opened.isEmpty()) {
          failures++;
          continue;
        }
        failures = 0;
        letGo(old);
        Connection serving = opened.get();
        End end = ended(serving);
        old = end == End.WARNED ? serving : null;
        if (end != End.WARNED) {
          open.remove(serving);
          pause(end == End.SWITCHED_OFF ? waits.refused() : waits.first());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void letGo(@Nullable Connection old) {
    if (old != null) {
      Thread.ofVirtual().name("socket-old").start(() -> {
        old.close();
        open.remove(old);
      });
    }
  }

  /** Empty after a failure, and the wait that goes with it. */
  private Optional<Connection> opened(int failures) throws InterruptedException {
    switch (addresses.ask()) {
      case Asked.Here(URI address) -> {
        Optional<Connection> opened = connect(address);
        if (opened.isEmpty()) {
          pause(backOff(failures));
        }
        return opened;
      }
      case Asked.Refused(String error) -> {
        LOG.atError()
            .addKeyValue("error", error)
            .log("Slack does not take SLACK_APP_TOKEN for Socket Mode; it is an app-level token with the scope "
                + "connections:write, and Socket Mode has to be on in the app's settings");
        pause(waits.refused());
      }
      case Asked.Later(String why, Duration after) -> {
        Duration wait = after.compareTo(backOff(failures)) > 0 ? after : backOff(failures);
        LOG.atWarn().addKeyValue("why", why).addKeyValue("after", wait).log("Slack opens no connection now");
        pause(wait);
      }
    }
    return Optional.empty();
  }

  private Optional<Connection> connect(URI address) throws InterruptedException {
    Connection connection = new Connection(this::handle);
    boolean serves = false;
    try {
      http.newWebSocketBuilder()
          .connectTimeout(waits.hello())
          .buildAsync(address, connection)
          .get(waits.hello().toMillis(), TimeUnit.MILLISECONDS);
      if (connection.hello().get(waits.hello().toMillis(), TimeUnit.MILLISECONDS) && closing.getCount() > 0) {
        open.add(connection);
        connection.whenGone(() -> open.remove(connection));
        serves = true;
        LOG.atInfo().addKeyValue("connections", open.size()).log("connected to Slack (Socket Mode)");
        return Optional.of(connection);
      }
    } catch (ExecutionException | CompletionException | TimeoutException | IllegalArgumentException e) {
      LOG.atWarn().addKeyValue("error", e.toString()).log("a connection to Slack could not be opened");
    } finally {
      if (!serves) {
        connection.abort();
      }
    }
    return Optional.empty();
  }

  private End ended(Connection connection) throws InterruptedException {
    while (true) {
      try {
        return connection.end().get(waits.alive().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        if (!connection.isAlive()) {
          LOG.atWarn().log("a connection to Slack went silent; it is opened anew");
          connection.abort();
        }
      } catch (ExecutionException e) {
        return End.GONE;
      }
    }
  }

  private SlackAnswer handle(Envelope.Request request) {
    return edge.takeTrusted(new RawRequest(Map.of("Content-Type", List.of(request.contentType())),
        request.body().getBytes(StandardCharsets.UTF_8), InstantSource.system().instant(), clock.instant()));
  }

  private Duration backOff(int failures) {
    long even = Math.min(waits.most().toMillis(), waits.first().toMillis() << Math.min(failures, 10));
    return Duration.ofMillis(Math.round(even * (0.8 + 0.4 * random.nextDouble())));
  }

  private void pause(Duration wait) throws InterruptedException {
    if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      Thread.currentThread().interrupt();
    }
  }
}
