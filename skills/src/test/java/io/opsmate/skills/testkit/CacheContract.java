package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Cache;
import io.opsmate.skills.ports.Cache.Allowance;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Cache} keeps. */
public interface CacheContract {
  Allowance TWO_A_SECOND = new Allowance(Duration.ofMillis(500), 2);

  Cache cache();

  /** The clock of {@link #cache}. */
  SetClock clock();

  @Test
  default void whatWasPutIsThereForItsOrgAlone() {
    String key = key();
    cache().put(Orgs.ACME, key, "ä value", Duration.ofMinutes(1));

    assertThat(cache().get(Orgs.ACME, key)).contains("ä value");
    assertThat(cache().get(Orgs.OTHER, key)).isEmpty();
    assertThat(cache().get(Orgs.ACME, key())).isEmpty();
  }

  @Test
  default void aValueKeepsUntilItsTimeIsOver() {
    String key = key();
    cache().put(Orgs.ACME, key, "value", Duration.ofMinutes(1));

    clock().advance(Duration.ofMinutes(1).minusMillis(1));
    assertThat(cache().get(Orgs.ACME, key)).isPresent();
    clock().advance(Duration.ofMillis(1));
    assertThat(cache().get(Orgs.ACME, key)).isEmpty();
  }

  @Test
  default void aNewValueTakesThePlaceOfTheOldOneAndItsTime() {
    String key = key();
    cache().put(Orgs.ACME, key, "old", Duration.ofMinutes(1));
    cache().put(Orgs.ACME, key, "new", Duration.ofMinutes(2));
    clock().advance(Duration.ofSeconds(90));

    assertThat(cache().get(Orgs.ACME, key)).contains("new");
  }

  @Test
  default void whatWasRemovedIsGone() {
    String key = key();
    cache().put(Orgs.ACME, key, "value", Duration.ofMinutes(1));
    cache().remove(Orgs.ACME, key);

    assertThat(cache().get(Orgs.ACME, key)).isEmpty();
  }

  @Test
  default void afterABurstOneWaitsForTheEvenPace() {
    String kind = key();

    assertThat(take(Orgs.ACME, kind)).isZero();
    assertThat(take(Orgs.ACME, kind)).isZero();
    assertThat(take(Orgs.ACME, kind)).isEqualTo(Duration.ofMillis(500));
    clock().advance(Duration.ofMillis(499));
    assertThat(take(Orgs.ACME, kind)).isEqualTo(Duration.ofMillis(1));
    clock().advance(Duration.ofMillis(1));
    assertThat(take(Orgs.ACME, kind)).isZero();
    assertThat(take(Orgs.ACME, kind)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  default void aRestAllowsABurstAgainAndNoMore() {
    String kind = key();
    IntStream.range(0, 2).forEach(_ -> take(Orgs.ACME, kind));
    clock().advance(Duration.ofHours(1));

    assertThat(take(Orgs.ACME, kind)).isZero();
    assertThat(take(Orgs.ACME, kind)).isZero();
    assertThat(take(Orgs.ACME, kind)).isPositive();
  }

  @Test
  default void kindsAndOrgsHaveAPaceOfTheirOwn() {
    String kind = key();
    IntStream.range(0, 3).forEach(_ -> take(Orgs.ACME, kind));

    assertThat(take(Orgs.OTHER, kind)).isZero();
    assertThat(take(Orgs.ACME, key())).isZero();
  }

  private Duration take(OrgId org, String kind) {
    return cache().take(org, kind, TWO_A_SECOND);
  }

  private static String key() {
    return "test:" + UUID.randomUUID();
  }
}
