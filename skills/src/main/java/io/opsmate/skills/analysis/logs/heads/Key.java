package io.opsmate.skills.analysis.logs.heads;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the keys of structured records mean, by the names loggers and standards give them (ECS, OpenTelemetry, bunyan, pino,
 * zap, slog, Serilog, logstash, Docker, GELF). A dot stands for one object in another. Those named first win.
 */
enum Key {
  MESSAGE("message msg @m short_message log body fields.message event text @mt"),
  TIME("@timestamp timestamp time ts @t t date asctime datetime eventtime timegenerated"),
  LEVEL("level severity lvl loglevel log.level @l levelname severitytext severity_text log_level"),
  SERVICE("service service.name app application component logger log.logger logger_name loggername name target"),
  TRACE(
      "trace_id traceid trace.id trace dd.trace_id traceparent otel.trace_id correlation_id request_id requestid x_request_id "
          + "reqid req_id"),
  THREAD("thread thread_name process.thread.name pid process.pid process_id");

  /** A meaning, and how good the name is for it: 0 is the best. */
  record Named(Key key, int rank) {}

  private static final long PRIME = 0x100000001B3L;
  static final long START = 0xCBF29CE484222325L;
  private static final Long2ObjectOpenHashMap<Named> NAMES = names();

  private final List<String> names;

  Key(String names) {
    this.names = List.of(names.split(" "));
  }

  /** One more letter of a name; large and small ones are alike. */
  static long hash(long before, byte one) {
    return mixed(before, (byte) (one >= 'A' && one <= 'Z' ? one | 32 : one));
  }

  /** One more byte. */
  static long mixed(long before, byte one) {
    return (before ^ one) * PRIME;
  }

  @org.jspecify.annotations.Nullable
  static Named of(long hash) {
    return NAMES.get(hash);
  }

  private static Long2ObjectOpenHashMap<Named> names() {
    Long2ObjectOpenHashMap<Named> all = new Long2ObjectOpenHashMap<>();
    for (Key key : values()) {
      for (String name : key.names) {
        long hash = START;
        for (byte one : name.getBytes(StandardCharsets.US_ASCII)) {
          hash = hash(hash, one);
        }
        all.put(hash, new Named(key, key.names.indexOf(name)));
      }
    }
    return all;
  }
}
