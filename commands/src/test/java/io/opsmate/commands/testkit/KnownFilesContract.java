package io.opsmate.commands.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.outbox.KnownFiles;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link KnownFiles} keeps. */
public interface KnownFilesContract {
  Transactions transactions();

  KnownFiles files();

  @Test
  default void aFileIsKnownToItsOrgAlone() {
    keep("d1", "F1", SetClock.NOON);

    assertThat(of(Orgs.ACME, "d1")).contains("F1");
    assertThat(of(Orgs.OTHER, "d1")).isEmpty();
    assertThat(of(Orgs.ACME, "d2")).isEmpty();
  }

  @Test
  default void aNewerUploadTakesThePlaceOfTheOlder() {
    keep("d3", "F3", SetClock.NOON);
    keep("d3", "F4", SetClock.NOON);

    assertThat(of(Orgs.ACME, "d3")).contains("F4");
  }

  @Test
  default void whatSlackHasNoMoreIsUnknown() {
    keep("d5", "F5", SetClock.NOON);
    transactions().run(Orgs.ACME, tx -> files().gone(tx, "d5"));

    assertThat(of(Orgs.ACME, "d5")).isEmpty();
  }

  @Test
  default void oldUploadsAreForgottenAndYoungOnesKept() {
    Instant old = SetClock.NOON.minus(Duration.ofDays(2));
    keep("d6", "F6", old);
    keep("d7", "F7", old.plusMillis(1));
    transactions().run(Orgs.ACME, tx -> files().forget(tx, old.plusMillis(1)));

    assertThat(of(Orgs.ACME, "d6")).isEmpty();
    assertThat(of(Orgs.ACME, "d7")).contains("F7");
  }

  private void keep(String digest, String file, Instant now) {
    transactions().run(Orgs.ACME, tx -> files().keep(tx, digest, file, now));
  }

  private Optional<String> of(OrgId org, String digest) {
    return transactions().in(org, tx -> files().of(tx, digest));
  }
}
