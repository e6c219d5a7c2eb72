package io.opsmate.app.cli.analyze;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.opsmate.app.cli.analyze.JsonFields.Word;
import io.opsmate.skills.analysis.canary.Effect;
import io.opsmate.skills.analysis.canary.Metric;
import io.opsmate.skills.analysis.canary.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads canary runs from JSON. Errors: {@link IllegalArgumentException} with one sentence, without its end. */
final class CanaryJson {
  /** Unit: bytes of a line. */
  static final int LONGEST = 1 << 24;

  /** Unit: points and other values of a line. A hundred bytes each are needed to read them. */
  private static final int MOST_VALUES = 1_000_000;

  private static final double PASS = 95;
  private static final double MARGINAL = 75;
  private static final String UNGROUPED = "metrics";
  private static final String UNNAMED = "metric";

  private static final List<Word<Metric.Direction>> DIRECTIONS =
      List.of(new Word<>("increase", Metric.Direction.INCREASE), new Word<>("decrease", Metric.Direction.DECREASE),
          new Word<>("either", Metric.Direction.EITHER));
  private static final List<Word<Effect.Measure>> MEASURES =
      List.of(new Word<>("meanRatio", Effect.Measure.MEAN_RATIO), new Word<>("cles", Effect.Measure.CLES));
  private static final List<Word<Metric.Missing>> NAN =
      List.of(new Word<>("remove", Metric.Missing.REMOVE), new Word<>("replace", Metric.Missing.REPLACE));
  private static final List<Word<Boolean>> OUTLIERS =
      List.of(new Word<>("keep", false), new Word<>("remove", true));

  private CanaryJson() {}

  /** The line that a source is at. */
  static JsonObject line(Lines lines) {
    if (lines.isCut()) {
      throw new IllegalArgumentException("it is over %,d bytes; judge fewer metrics a line, or fewer points"
          .formatted(LONGEST));
    }
    int values = 0;
    for (int i = lines.from(); i < lines.to(); i++) {
      byte one = lines.bytes()[i];
      values += one == ',' || one == ':' || one == '[' || one == '{' ? 1 : 0;
    }
    if (values > MOST_VALUES) {
      throw new IllegalArgumentException("it holds over %,d values; judge fewer metrics a line, or fewer points"
          .formatted(MOST_VALUES));
    }
    return line(new String(lines.bytes(), lines.from(), lines.to() - lines.from(), StandardCharsets.UTF_8));
  }

  /** What stands in a line. */
  static JsonObject line(String line) {
    try {
      if (JsonParser.parseString(line) instanceof JsonObject asked) {
        return asked;
      }
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("it is no JSON object, or no whole one", e);
    }
    throw new IllegalArgumentException("it is no JSON object");
  }

  static Run run(JsonObject asked) {
    if (!(asked.get("in") instanceof JsonObject in) || !(in.get("metrics") instanceof JsonArray all)) {
      throw new IllegalArgumentException("it has no “in” with “metrics”");
    }
    List<Metric> metrics = new ArrayList<>();
    for (JsonElement one : all) {
      metrics.add(metric(one, metrics.size() + 1));
    }
    JsonFields fields = new JsonFields(in, "");
    Map<String, Double> weights = new HashMap<>();
    fields.map("weights")
        .forEach((group, weight) -> weights.put(group, fields.number("the weight of group “" + group + "”", weight)));
    return new Run(metrics, weights, fields.number("pass", PASS), fields.number("marginal", MARGINAL));
  }

  private static Metric metric(JsonElement one, int number) {
    if (!(one instanceof JsonObject json)) {
      throw new IllegalArgumentException("metric " + number + " is no object");
    }
    JsonFields fields = new JsonFields(json,
        json.get("name") instanceof JsonPrimitive name
            ? "metric “" + name.getAsString() + "”: "
            : "metric " + number + ": ");
    List<String> groups = fields.texts("groups");
    Effect.Measure measure = fields.choice("measure", MEASURES, Effect.Measure.MEAN_RATIO);
    Effect effect = new Effect(measure, bounds(fields, "allowed", measure), bounds(fields, "critical", measure));
    Metric.Handling handling = new Metric.Handling(fields.choice("nan", NAN, Metric.Missing.REMOVE),
        fields.choice("outliers", OUTLIERS, false), effect, fields.is("critical"), fields.is("must_have_data"),
        fields.is("muted"));
    return new Metric(fields.text("name", UNNAMED), groups.isEmpty() ? List.of(UNGROUPED) : groups,
        fields.choice("direction", DIRECTIONS, Metric.Direction.EITHER), fields.points("experiment"),
        fields.points("control"), handling);
  }

  private static Effect.Bounds bounds(JsonFields fields, String which, Effect.Measure measure) {
    Effect.Bounds neutral = measure.neutral();
    return new Effect.Bounds(fields.number(which + "_increase", neutral.increase()),
        fields.number(which + "_decrease", neutral.decrease()));
  }
}
