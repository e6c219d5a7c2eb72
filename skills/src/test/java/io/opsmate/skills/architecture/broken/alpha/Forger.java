package io.opsmate.skills.architecture.broken.alpha;

import io.opsmate.skills.architecture.broken.approval.ActionRunner.Approved;
import io.opsmate.skills.architecture.broken.beta.WasteManager;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** A skill that breaks most laws. */
public final class Forger {
  private final Supplier<Approved<String>> maker = Approved::new;
  private final Approved<String> kept = maker.get();
  private final WasteManager other = new WasteManager();

  void use(Approved<String> approved) {
    other.look(approved == kept ? Instant.now() + " " + UUID.randomUUID() : "");
  }
}
