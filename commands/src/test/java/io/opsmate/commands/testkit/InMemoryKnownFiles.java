package io.opsmate.commands.testkit;

import io.opsmate.commands.outbox.KnownFiles;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.PerOrg;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What Slack has, in memory. */
public final class InMemoryKnownFiles implements KnownFiles {
  private final PerOrg<Map<String, Known>> files = new PerOrg<>(LinkedHashMap::new, LinkedHashMap::new);

  private record Known(String file, Instant at) {}

  @Override
  public Optional<String> of(Tx tx, String digest) {
    return Optional.ofNullable(files.in(tx).get(digest)).map(Known::file);
  }

  @Override
  public void keep(Tx tx, String digest, String file, Instant now) {
    files.in(tx).put(digest, new Known(file, now));
  }

  @Override
  public void gone(Tx tx, String digest) {
    files.in(tx).remove(digest);
  }

  @Override
  public void forget(Tx tx, Instant before) {
    files.in(tx).values().removeIf(known -> known.at().isBefore(before));
  }
}
