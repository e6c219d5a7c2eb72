package io.opsmate.skills.ports;

import java.util.UUID;

/** Where our ids come from: UUID version 7, growing with time; in order in tests. */
@FunctionalInterface
public interface Ids {
  UUID next();
}
