package io.opsmate.app.adapter.ids;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.opsmate.skills.ports.Ids;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562) by the machine's own clock, so that newer rows stand together in an index. */
public final class TimeOrderedIds implements Ids {
  private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

  @Override
  public UUID next() {
    return generator.generate();
  }
}
