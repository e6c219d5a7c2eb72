package io.opsmate.app.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.opsmate.skills.analysis.logs.TemplateMiner;
import io.opsmate.skills.analysis.logs.heads.Heads;
import io.opsmate.skills.analysis.logs.heads.Level;
import io.opsmate.skills.analysis.logs.heads.Records;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Our scanner of JSON heads reads what a JSON library has written, whatever the words; only control characters are blanks, blanks at the ends do not count. Of several lines the first is the message. */
class JsonHeadsProperties {
  private static final Instant NEAR = Instant.parse("2026-11-22T00:00:00Z");
  private static final List<Gson> WRITERS =
      List.of(new Gson(), new GsonBuilder().disableHtmlEscaping().serializeNulls().create());

  @Property(tries = 300)
  void aLibrarysRecordIsReadAsItWasMeant(@ForAll("records") JsonObject written) {
    for (Gson writer : WRITERS) {
      byte[] line = writer.toJson(written).getBytes(StandardCharsets.UTF_8);
      Records records = new Records(Heads.json(NEAR), new TemplateMiner());

      records.read(line, 0, line.length);

      assertThat(records.headless()).isZero();
      assertThat(records.head().message().trim())
          .isEqualTo(written.get("message").getAsString().replaceAll("\\p{Cntrl}", " ").trim());
      assertThat(records.head().level()).isEqualTo(Level.valueOf(written.get("level").getAsString()));
      assertThat(records.head().trace()).isEqualTo(written.get("trace_id").getAsString());
    }
  }

  @Provide
  Arbitrary<JsonObject> records() {
    Arbitrary<String> words = Arbitraries.strings()
        .withChars("ab {}[]:,\"\\/'<>&=\t\u0001\u00e9\u2028\u20ac\ud83d\ude00")
        .ofMinLength(1)
        .ofMaxLength(60)
        .filter(JsonHeadsProperties::isWhole)
        .filter(some -> !some.replaceAll("\\p{Cntrl}", " ").isBlank());
    Arbitrary<String> levels = Arbitraries.of("DEBUG", "INFO", "WARN", "ERROR");
    Arbitrary<String> traces = Arbitraries.strings().withChars("0123456789abcdef").ofLength(32);
    Arbitrary<List<String>> order = Arbitraries.shuffle("message", "level", "trace_id", "context", "count", "none");
    return Combinators.combine(words, levels, traces, words, order).as(JsonHeadsProperties::object);
  }

  private static boolean isWhole(String words) {
    return words.equals(new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  private static JsonObject object(String words, String level, String trace, String other, List<String> order) {
    JsonObject inner = new JsonObject();
    inner.addProperty(other, other);
    JsonObject all = new JsonObject();
    all.addProperty("message", words);
    all.addProperty("level", level);
    all.addProperty("trace_id", trace);
    all.add("context", inner);
    all.addProperty("count", 1.5e-7);
    all.add("none", JsonNull.INSTANCE);
    JsonObject shuffled = new JsonObject();
    order.forEach(name -> shuffled.add(name, all.get(name)));
    return shuffled;
  }
}
