package io.opsmate.app.cli.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends commands at a fixed rate, whatever the answers take, and measures each from the moment it was due to be sent: a
 * slow answer does not slow the load down, so nothing is hidden.
 *
 * <p>Unit: microseconds. Errors: answers other than 200, and sends that failed, are counted apart.
 */
final class OpenLoop {
  private static final long MOST = Duration.ofSeconds(60).toNanos() / 1000;

  private final Histogram ack = new ConcurrentHistogram(MOST, 3);
  private final Histogram visible = new ConcurrentHistogram(MOST, 3);
  private final AtomicLong failed = new AtomicLong();
  private final Map<String, Long> waiting = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(5))
      .build();

  /** Something a person sees has arrived under this name. Only the first arrival counts. */
  void seen(String name) {
    Long due = waiting.remove(name);
    if (due != null) {
      visible.recordValue(Math.min(MOST, micros(due)));
    }
  }

  /** Makes the {@code number}th request; {@code name} is what its visible result arrives under. */
  @FunctionalInterface
  interface Requests {
    Named make(int number, Instant now);
  }

  record Named(String name, HttpRequest request) {}

  void run(Requests requests, int perSecond, Duration length) {
    long interval = 1_000_000_000L / perSecond;
    long start = System.nanoTime();
    int count = (int) (length.toSeconds() * perSecond);
    for (int number = 0; number < count; number++) {
      long due = start + number * interval;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      Named next = requests.make(number, Instant.now());
      waiting.put(next.name(), due);
      Thread.startVirtualThread(() -> send(next.request(), due));
    }
  }

  /** Waits until everything sent has shown, or the time is over; answers how many have not. */
  int settle(Duration most) {
    long end = System.nanoTime() + most.toNanos();
    while (!waiting.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
    }
    return waiting.size();
  }

  Histogram ack() {
    return ack;
  }

  Histogram visible() {
    return visible;
  }

  long failed() {
    return failed.get();
  }

  private void send(HttpRequest request, long due) {
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      ack.recordValue(Math.min(MOST, micros(due)));
      if (answer.statusCode() != 200) {
        failed.incrementAndGet();
      }
    } catch (IOException e) {
      failed.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long micros(long since) {
    return (System.nanoTime() - since) / 1000;
  }
}
