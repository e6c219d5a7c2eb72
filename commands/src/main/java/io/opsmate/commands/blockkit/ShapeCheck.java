package io.opsmate.commands.blockkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Holds one piece of JSON against its shape and collects what does not fit. */
final class ShapeCheck {
  private final List<BlockKitFault> faults = new ArrayList<>();

  List<BlockKitFault> faults() {
    return faults;
  }

  void fault(String message, String pointer, String rule) {
    faults.add(new BlockKitFault(message, pointer, rule));
  }

  /** {@code rule} names the place for people: {@code section.text}. */
  void check(Shape shape, JsonElement json, String pointer, String rule) {
    switch (shape) {
      case Shape.Words words -> words(words, json, pointer, rule);
      case Shape.OneOf oneOf -> {
        if (!isString(json) || !oneOf.words().contains(json.getAsString())) {
          fault("must be a valid enum value", pointer, rule + ": one of " + String.join(", ", oneOf.words()));
        }
      }
      case Shape.Flag _ -> {
        if (!(json instanceof JsonPrimitive one && one.isBoolean())) {
          fault("must provide a boolean", pointer, rule + ": true or false");
        }
      }
      case Shape.Whole whole -> whole(whole, json, pointer, rule);
      case Shape.Items items -> items(items, json, pointer, rule);
      case Shape.Thing thing -> thing(thing, json, pointer, false);
      case Shape.ByType byType -> byType(byType, json, pointer, rule);
      case Shape.Anything _ -> {
      }
    }
  }

  private void words(Shape.Words words, JsonElement json, String pointer, String rule) {
    String limit = rule + ": " + words.least() + " to " + words.most() + " characters";
    if (!isString(json)) {
      fault("must provide a string", pointer, limit);
    } else if (json.getAsString().length() < words.least()) {
      fault("must be more than " + (words.least() - 1) + " characters", pointer, limit);
    } else if (json.getAsString().length() > words.most()) {
      fault("must be less than " + (words.most() + 1) + " characters", pointer, limit);
    }
  }

  private void whole(Shape.Whole whole, JsonElement json, String pointer, String rule) {
    String limit = rule + ": " + whole.least() + " to " + whole.most();
    if (!(json instanceof JsonPrimitive one && one.isNumber())) {
      fault("must provide a number", pointer, limit);
      return;
    }
    BigDecimal value = json.getAsBigDecimal();
    if (value.compareTo(BigDecimal.valueOf(whole.least())) < 0) {
      fault("must be greater than " + (whole.least() - 1), pointer, limit);
    } else if (value.compareTo(BigDecimal.valueOf(whole.most())) > 0) {
      fault("must be less than " + (whole.most() + 1), pointer, limit);
    }
  }

  private void items(Shape.Items items, JsonElement json, String pointer, String rule) {
    String limit = rule + ": " + items.least() + " to " + items.most() + " items";
    if (!(json instanceof JsonArray array)) {
      fault("must provide an array", pointer, limit);
      return;
    }
    if (array.size() > items.most()) {
      fault("no more than " + items.most() + " items allowed", pointer, limit);
    } else if (array.size() < items.least()) {
      fault("no less than " + items.least() + " items allowed", pointer, limit);
    }
    for (int at = 0; at < array.size(); at++) {
      check(items.item(), array.get(at), pointer + "/" + at, rule);
    }
  }

  private void byType(Shape.ByType byType, JsonElement json, String pointer, String rule) {
    String limit = rule + ": one of " + String.join(", ", byType.types().keySet());
    if (!(json instanceof JsonObject object)) {
      fault("must provide an object", pointer, limit);
      return;
    }
    JsonElement type = object.get("type");
    if (type == null) {
      fault("missing required field: type", pointer, limit);
    } else if (!isString(type)) {
      fault("must provide a string", pointer + "/type", limit);
    } else {
      Shape.Thing thing = byType.types().get(type.getAsString());
      if (thing == null) {
        fault("unsupported type: " + type.getAsString(), pointer + "/type", limit);
      } else {
        thing(thing, object, pointer, true);
      }
    }
  }

  private void thing(Shape.Thing thing, JsonElement json, String pointer, boolean byType) {
    if (!(json instanceof JsonObject object)) {
      fault("must provide an object", pointer, thing.name() + ": an object");
      return;
    }
    for (String needed : thing.required()) {
      if (!object.has(needed)) {
        fault("missing required field: " + needed, pointer, thing.name() + "." + needed + ": required");
      }
    }
    if (!thing.oneNeeded().isEmpty() && thing.oneNeeded().stream().noneMatch(object::has)) {
      String names = "`" + String.join("` or `", thing.oneNeeded()) + "`";
      fault("must define either " + names, pointer, thing.name() + ": one of " + names + " is required");
    }
    object.entrySet().forEach(property -> {
      Shape shape = thing.known().get(property.getKey());
      if (shape != null) {
        check(shape, property.getValue(), pointer + "/" + property.getKey(), thing.name() + "." + property.getKey());
      } else if (!byType || !property.getKey().equals("type")) {
        fault("invalid additional property: " + property.getKey(), pointer,
            thing.name() + ": only " + String.join(", ", thing.known().keySet()));
      }
    });
  }

  static boolean isString(JsonElement json) {
    return json instanceof JsonPrimitive one && one.isString();
  }
}
