package io.opsmate.commands.blockkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The limits that bind two places of one message or view together. */
final class CrossCheck {
  private CrossCheck() {}

  static void blocks(JsonArray blocks, String pointer, ShapeCheck check) {
    Set<String> blockIds = new HashSet<>();
    for (int at = 0; at < blocks.size(); at++) {
      String here = pointer + "/" + at;
      if (blocks.get(at) instanceof JsonObject block) {
        if (block.has("block_id") && !blockIds.add(word(block, "block_id"))) {
          check.fault("`block_id` " + word(block, "block_id") + " already exists", here + "/block_id",
              "block_id: unique in a message or view");
        }
        actionIds(block, here, check);
      }
    }
  }

  static boolean hasInput(JsonArray blocks) {
    return blocks.asList()
        .stream()
        .anyMatch(
            block -> block instanceof JsonObject object && word(object, "type").equals("input"));
  }

  private static void actionIds(JsonObject block, String pointer, ShapeCheck check) {
    Set<String> seen = new HashSet<>();
    for (Placed element : elements(block, pointer)) {
      if (element.json().has("action_id") && !seen.add(word(element.json(), "action_id"))) {
        check.fault("`action_id` " + word(element.json(), "action_id") + " already exists",
            element.pointer() + "/action_id", "action_id: unique in a block");
      }
      initialOptions(element, check);
      tooMany(element, check);
      lengths(element, check);
      forms(element, check);
    }
  }

  private static void tooMany(Placed element, ShapeCheck check) {
    Optional<Long> most = number(element.json(), "max_selected_items");
    for (String initially : List.of("initial_options", "initial_users", "initial_conversations", "initial_channels")) {
      if (element.json().get(initially) instanceof JsonArray chosen && most.isPresent() && chosen.size() > most.get()) {
        check.fault("no more than " + most.get() + " items allowed", element.pointer() + "/" + initially,
            word(element.json(), "type") + ": begins with no more than max_selected_items");
      }
    }
  }

  private static void forms(Placed element, ShapeCheck check) {
    if (element.json().has("options") && element.json().has("option_groups")) {
      check.fault("must define either `options` or `option_groups`", element.pointer(),
          word(element.json(), "type") + ": options or option_groups, not both");
    }
    form(element, "initial_date", CrossCheck::isDate, "a date, YYYY-MM-DD", check);
    form(element, "initial_time", CrossCheck::isTime, "a time, HH:mm", check);
  }

  private static void form(Placed element, String property, Predicate<String> isRight, String what, ShapeCheck check) {
    String given = word(element.json(), property);
    if (!given.isEmpty() && !isRight.test(given)) {
      check.fault("must be " + what, element.pointer() + "/" + property,
          word(element.json(), "type") + ": " + property + " is " + what);
    }
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeException noDate) {
      return false;
    }
  }

  private static boolean isTime(String text) {
    try {
      return text.length() == 5 && LocalTime.parse(text).getSecond() == 0;
    } catch (DateTimeException noTime) {
      return false;
    }
  }

  private static void lengths(Placed element, ShapeCheck check) {
    Optional<Long> least = number(element.json(), "min_length");
    Optional<Long> most = number(element.json(), "max_length");
    if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
      check.fault("must be less than or equal to max_length", element.pointer() + "/min_length",
          "plain_text_input: min_length is at most max_length");
    }
    int initially = word(element.json(), "initial_value").length();
    if (most.isPresent() && initially > most.get()) {
      check.fault("must be less than " + (most.get() + 1) + " characters", element.pointer() + "/initial_value",
          "plain_text_input: initial_value is no longer than max_length");
    }
  }

  private static void initialOptions(Placed element, ShapeCheck check) {
    if (!(element.json().get("options") instanceof JsonArray options)) {
      return;
    }
    List<JsonElement> initial = new ArrayList<>();
    if (element.json().get("initial_options") instanceof JsonArray several) {
      initial.addAll(several.asList());
    }
    if (element.json().get("initial_option") instanceof JsonObject one) {
      initial.add(one);
    }
    if (initial.stream().anyMatch(one -> !options.contains(one))) {
      check.fault("initial option is not among the options", element.pointer(),
          word(element.json(), "type") + ": an initial option equals one of the options");
    }
    Set<String> values = new HashSet<>();
    for (JsonElement option : options) {
      if (option instanceof JsonObject object && !values.add(word(object, "value"))) {
        check.fault("option values must be unique", element.pointer() + "/options",
            word(element.json(), "type") + ": each option has a value of its own");
      }
    }
  }

  private static List<Placed> elements(JsonObject block, String pointer) {
    List<Placed> all = new ArrayList<>();
    for (String one : List.of("accessory", "element")) {
      if (block.get(one) instanceof JsonObject element) {
        all.add(new Placed(element, pointer + "/" + one));
      }
    }
    if (block.get("elements") instanceof JsonArray several) {
      for (int at = 0; at < several.size(); at++) {
        if (several.get(at) instanceof JsonObject element) {
          all.add(new Placed(element, pointer + "/elements/" + at));
        }
      }
    }
    return all;
  }

  private static String word(JsonObject object, String property) {
    JsonElement value = object.get(property);
    return value == null || !ShapeCheck.isString(value) ? "" : value.getAsString();
  }

  private static Optional<Long> number(JsonObject object, String property) {
    return object.get(property) instanceof JsonPrimitive value && value.isNumber()
        ? Optional.of(value.getAsLong())
        : Optional.empty();
  }

  private record Placed(JsonObject json, String pointer) {}
}
