package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Slack's own client checks before it sends a submission to the app. */
record FormCheck(Roster roster) {

  /** Sentences by block id; empty when the form may be sent. */
  Map<String, String> faults(JsonNode blocks, Map<String, Map<String, List<String>>> state) {
    Map<String, String> faults = new LinkedHashMap<>();
    for (JsonNode block : blocks) {
      if (block.path("type").asText().equals("input")) {
        String blockId = block.path("block_id").asText();
        List<String> entered = new Elements.Placed(blockId, block.path("element")).picked(state)
            .stream()
            .filter(value -> !value.isBlank())
            .toList();
        fault(block, entered).ifPresent(sentence -> faults.put(blockId, sentence));
      }
    }
    return faults;
  }

  private Optional<String> fault(JsonNode block, List<String> entered) {
    if (entered.isEmpty()) {
      return block.path("optional").asBoolean()
          ? Optional.empty()
          : Optional.of("Please complete this required field.");
    }
    JsonNode element = block.path("element");
    return switch (element.path("type").asText()) {
      case "plain_text_input" -> length(element, entered.getFirst());
      case "datepicker" -> isDate(entered.getFirst()) ? Optional.empty() : Optional.of("Please enter a valid date.");
      case "timepicker" -> isTime(entered.getFirst()) ? Optional.empty() : Optional.of("Please enter a valid time.");
      case "users_select", "multi_users_select" -> entered.stream().allMatch(this::isActive)
          ? tooMany(element, entered)
          : Optional.of("Please choose somebody who is still here.");
      default -> tooMany(element, entered);
    };
  }

  private static Optional<String> length(JsonNode element, String text) {
    int least = element.path("min_length").asInt(0);
    int most = element.path("max_length").asInt(3000);
    if (text.length() < least) {
      return Optional.of("Please enter at least " + least + " characters.");
    }
    return text.length() > most
        ? Optional.of("Please enter at most " + most + " characters.")
        : Optional.empty();
  }

  private static Optional<String> tooMany(JsonNode element, List<String> chosen) {
    int most = element.path("max_selected_items").asInt(Integer.MAX_VALUE);
    return chosen.size() > most ? Optional.of("Please choose at most " + most + ".") : Optional.empty();
  }

  private boolean isActive(String user) {
    return user.equals(roster.app().userId())
        || roster.person(user).filter(person -> person.isActive()).isPresent();
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
}
