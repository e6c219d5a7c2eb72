package io.opsmate.skills.analysis.series;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a series of a service measures, in the RED and the USE method. */
public enum Role {
  RATE(View.RED, "rate", "requests", "request", "throughput", "rps", "qps", "hits", "calls"),
  ERRORS(View.RED, "errors", "error", "failures", "failure", "failed", "5xx", "exceptions"),
  DURATION(View.RED, "duration", "latency", "latencies", "response", "p50", "p90", "p95", "p99", "elapsed"),
  UTILISATION(View.USE, "utilisation", "utilization", "usage", "util", "busy", "cpu", "memory", "mem",
      "disk"),
  SATURATION(View.USE, "saturation", "queue", "backlog", "pending", "load", "throttled", "throttling",
      "wait", "swap"),
  FAULTS(View.USE, "errors", "error", "failures", "failure", "drops", "dropped", "retransmits", "oom");

  private final View view;
  private final List<String> words;

  /** Which questions are asked of a thing. */
  public enum View {
    /** Of a service: rate, errors, duration. Source: Wilkie. */
    RED,
    /** Of a resource: utilisation, saturation, errors. Source: Gregg. */
    USE
  }

  Role(View view, String... words) {
    this.view = view;
    this.words = List.of(words);
  }

  /**
   * By the words in its name, such as {@code checkout_request_errors}: errors before what they are counted by.
   *
   * @return empty for a name that says nothing
   */
  public static Optional<Role> of(String name, View view) {
    List<String> parts = Arrays.asList(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    return Stream.of(ERRORS, FAULTS, DURATION, SATURATION, RATE, UTILISATION)
        .filter(role -> role.view == view)
        .filter(role -> role.words.stream().anyMatch(parts::contains))
        .findFirst();
  }
}
