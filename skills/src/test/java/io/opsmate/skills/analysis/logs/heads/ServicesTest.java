package io.opsmate.skills.analysis.logs.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lines of services, counted. */
class ServicesTest {
  private final Head head = new Head();
  private final Services services = new Services(id -> id == 8 ? 7 : id);

  @Test
  void linesErrorsAndTemplatesAreOfTheServiceThatWroteThem() {
    add("shop", Level.INFO, 1);
    add("shop", Level.WARN, 2);
    add("pay", Level.ERROR, 1);
    add("shop", Level.FATAL, 1);
    add("", Level.ERROR, 3);

    assertThat(services.count()).isEqualTo(2);
    assertThat(services.largest(10)).containsExactly(new Service("shop", 1, 3, 1, Set.of(1L, 2L), true),
        new Service("pay", 1, 1, 1, Set.of(1L), true), new Service("", 0, 1, 1, Set.of(3L), true));
  }

  @Test
  void theOthersStandTogether() {
    for (String name : "a b c c b c".split(" ")) {
      add(name, Level.ERROR, name.charAt(0));
    }

    assertThat(services.largest(1)).containsExactly(new Service("c", 1, 3, 3, Set.of((long) 'c'), true),
        new Service("", 2, 3, 3, Set.of((long) 'a', (long) 'b'), true));
  }

  @Test
  void templatesThatBecameOneCountOnce() {
    add("shop", Level.INFO, 7);
    add("shop", Level.INFO, 8);
    add("shop", Level.INFO, 0);

    assertThat(services.largest(1).getFirst().templates()).containsExactly(7L);
  }

  @Test
  void aFloodOfServicesTakesBoundedRoomAndLosesNoLine() {
    for (int i = 0; i < 50_000; i++) {
      add("job-" + i, Level.INFO, 1);
      add("shop", Level.INFO, 2);
    }

    List<Service> all = services.largest(Integer.MAX_VALUE);
    assertThat(all).hasSizeLessThan(2_100);
    assertThat(all.getFirst()).isEqualTo(new Service("shop", 1, 50_000, 0, Set.of(2L), true));
    assertThat(all.stream().mapToLong(Service::lines).sum()).isEqualTo(100_000);
    assertThat(services.count()).isEqualTo(50_001);
  }

  @Test
  void aFloodOfTemplatesIsToldToBeMoreThanAreKnown() {
    for (int i = 1; i <= 300_000; i++) {
      add(i % 2 == 0 ? "shop" : "pay", Level.INFO, i + 10);
    }

    List<Service> all = services.largest(2);
    assertThat(all).allMatch(one -> one.lines() == 150_000 && !one.isWhole());
    assertThat(all.getFirst().templates()).hasSizeBetween(40_000, 60_000);
  }

  private void add(String service, Level level, long template) {
    byte[] line = ("x" + service).getBytes(StandardCharsets.UTF_8);
    head.begin(line, 0, line.length);
    head.serviceFrom = 1;
    head.serviceTo = line.length;
    head.level = level;
    services.add(head, template);
  }
}
