package io.opsmate.app.adapter.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import io.opsmate.app.adapter.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tickets as JSON in db-scheduler's table; recurring tasks have no data. */
final class TicketSerializer implements Serializer {
  private final Json json;

  TicketSerializer(Json json) {
    this.json = json;
  }

  @Override
  public byte @Nullable [] serialize(@Nullable Object data) {
    return data == null ? null : json.write(data).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] stored) {
    return stored == null ? null : json.read(new String(stored, StandardCharsets.UTF_8), type);
  }
}
