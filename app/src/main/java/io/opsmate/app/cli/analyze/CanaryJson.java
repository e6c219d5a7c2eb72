package io.opsmate.app.cli.analyze;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.opsmate.skills.analysis.canary.Effect;
import io.opsmate.skills.analysis.canary.Metric;
import io.opsmate.skills.analysis.canary.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads canary runs from JSON. Errors: {@link IllegalArgumentException} with one sentence. */
final class CanaryJson {
  private static final double PASS = 95;
  private static final double MARGINAL = 75;
  private static final String UNGROUPED = "metrics";

  private CanaryJson() {}

  static Run run(@Nullable JsonObject in) {
    if (in == null || !(in.get("metrics") instanceof JsonArray all)) {
      throw new IllegalArgumentException("it has no “in” with “metrics”");
    }
    List<Metric> metrics = new ArrayList<>();
    all.forEach(one -> metrics.add(metric(one.getAsJsonObject())));
    Map<String, Double> weights = new HashMap<>();
    if (in.get("weights") instanceof JsonObject given) {
      given.entrySet().forEach(one -> weights.put(one.getKey(), one.getValue().getAsDouble()));
    }
    return new Run(metrics, weights, number(in, "pass", PASS), number(in, "marginal", MARGINAL));
  }

  private static Metric metric(JsonObject json) {
    List<String> groups = new ArrayList<>();
    if (json.get("groups") instanceof JsonArray named) {
      named.forEach(one -> groups.add(one.getAsString()));
    }
    if (groups.isEmpty()) {
      groups.add(UNGROUPED);
    }
    Effect.Measure measure = choice(json, "measure", "meanratio").equals("cles")
        ? Effect.Measure.CLES
        : Effect.Measure.MEAN_RATIO;
    Effect effect = new Effect(measure, bounds(json, "allowed", measure), bounds(json, "critical", measure));
    Metric.Handling handling = new Metric.Handling(
        choice(json, "nan", "remove").equals("replace") ? Metric.Missing.REPLACE : Metric.Missing.REMOVE,
        choice(json, "outliers", "keep").equals("remove"), effect, is(json, "critical"), is(json, "must_have_data"),
        is(json, "muted"));
    return new Metric(text(json, "name", "metric"), groups, direction(json), values(json, "experiment"),
        values(json, "control"), handling);
  }

  private static Metric.Direction direction(JsonObject json) {
    String word = choice(json, "direction", "either");
    try {
      return Metric.Direction.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the direction “" + word + "” is none of increase, decrease, either", e);
    }
  }

  private static Effect.Bounds bounds(JsonObject json, String which, Effect.Measure measure) {
    Effect.Bounds neutral = measure.neutral();
    return new Effect.Bounds(number(json, which + "_increase", neutral.increase()),
        number(json, which + "_decrease", neutral.decrease()));
  }

  /** {@code null} and what is no number are missing points. */
  private static double[] values(JsonObject json, String side) {
    if (!(json.get(side) instanceof JsonArray points)) {
      return new double[0];
    }
    double[] values = new double[points.size()];
    for (int i = 0; i < values.length; i++) {
      JsonElement point = points.get(i);
      double value = point.isJsonNull() ? Double.NaN : point.getAsDouble();
      values[i] = Double.isFinite(value) ? value : Double.NaN;
    }
    return values;
  }

  private static double number(JsonObject json, String name, double otherwise) {
    return json.has(name) && !json.get(name).isJsonNull() ? json.get(name).getAsDouble() : otherwise;
  }

  private static boolean is(JsonObject json, String name) {
    return json.has(name) && !json.get(name).isJsonNull() && json.get(name).getAsBoolean();
  }

  private static String choice(JsonObject json, String name, String otherwise) {
    return text(json, name, otherwise).toLowerCase(Locale.ROOT);
  }

  private static String text(JsonObject json, String name, String otherwise) {
    return json.has(name) && !json.get(name).isJsonNull() ? json.get(name).getAsString() : otherwise;
  }
}
