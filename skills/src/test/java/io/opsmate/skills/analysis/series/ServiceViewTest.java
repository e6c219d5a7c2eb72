package io.opsmate.skills.analysis.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.analysis.series.Role.View;
import io.opsmate.skills.analysis.series.SeriesWatch.Seen;
import io.opsmate.skills.analysis.series.ServiceView.State;
import io.opsmate.skills.analysis.series.StreamDetector.Kind;
import io.opsmate.skills.analysis.series.StreamDetector.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several series, one verdict. */
class ServiceViewTest {
  private final ServiceView red = new ServiceView("checkout", View.RED);
  private final ServiceView use = new ServiceView("db-1", View.USE);

  @ParameterizedTest
  @CsvSource({"checkout_request_errors,ERRORS", "http.requests.rate,RATE", "latency-p95,DURATION", "http_5xx,ERRORS"})
  void namesOfServicesSayTheirRole(String name, Role role) {
    assertThat(Role.of(name, View.RED)).contains(role);
  }

  @ParameterizedTest
  @CsvSource({"node_cpu_usage,UTILISATION", "disk_queue,SATURATION", "eth0_dropped,FAULTS"})
  void namesOfResourcesSayTheirRole(String name, Role role) {
    assertThat(Role.of(name, View.USE)).contains(role);
  }

  @Test
  void aNameThatSaysNothingIsInNoView() {
    red.add("colour", 0, seen(9, 1, 3));

    assertThat(red.now().state()).isEqualTo(State.USUAL);
    assertThat(red.withoutRole()).containsExactly("colour");
  }

  @Test
  void errorsAtUsualTrafficPointIntoTheService() {
    red.add("errors", 60, seen(90, .9, 3));
    red.add("rate", 120, seen(100, .1, 100));

    assertThat(red.now().state()).isEqualTo(State.BAD);
    assertThat(red.now().because())
        .isEqualTo("checkout: requests fail at usual traffic; look at the service and what it "
            + "calls. Seen: errors 90.00, usual 3.000 (spike, score 0.90).");
  }

  @Test
  void tooMuchTrafficIsNotTheServicesFault() {
    red.add("rate", 60, seen(900, .8, 100));
    assertThat(red.now().state()).isEqualTo(State.CHANGED);
    assertThat(red.now().because()).contains("more traffic than usual, and it copes.");

    red.add("latency", 90, seen(900, .7, 100));
    assertThat(red.now().because()).startsWith("checkout: more traffic than it can take, and answers are slow.")
        .contains("Seen: rate 900.0, usual 100.0 (spike, score 0.80); latency");
    assertThat(red.now().score()).isEqualTo(.8);
  }

  @Test
  void trafficThatStaysAwayIsBad() {
    red.add("rate", 60, seen(0, .8, 100));

    assertThat(red.now().state()).isEqualTo(State.BAD);
    assertThat(red.now().because()).contains("traffic is missing");
  }

  @Test
  void whatLiesFarApartIsNotSeenTogether() {
    red.add("errors", 0, seen(90, .9, 3));
    red.add("rate", ServiceView.WITHIN + 1, seen(100, 0, 100));

    assertThat(red.now().because()).isEqualTo("checkout is as usual.");
  }

  @Test
  void resourcesAreFullOrLockedOrBusy() {
    use.add("cpu", 0, seen(99, .7, 30));
    assertThat(use.now().because()).contains("busier than usual, and nothing waits yet");
    assertThat(use.now().state()).isEqualTo(State.CHANGED);

    use.add("run_queue", 10, seen(50, .7, 3));
    assertThat(use.now().because()).contains("it is full, and work waits for it");

    ServiceView other = new ServiceView("db-2", View.USE);
    other.add("run_queue", 10, seen(50, .7, 3));
    assertThat(other.now().because()).contains("look for a lock or a limit");
    assertThat(other.now().state()).isEqualTo(State.BAD);
  }

  private static Seen seen(double value, double score, double expected) {
    return new Seen(new Reading(score, expected, 0, 2 * expected, Kind.SPIKE), Span.POINT, value);
  }
}
