package io.opsmate.commands.edge;

import com.slack.api.model.view.ViewState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads which boxes of a message were ticked. A choice is drawn as checkboxes with the action ids
 * {@code <choice id>:<number>}, ten options each; what all of them hold together is the choice.
 */
final class TickedBoxes {
  private static final String CHECKBOXES = "checkboxes";

  private TickedBoxes() {}

  /** Per choice id the ticked values, in the order shown; a choice without a tick is there, and empty. */
  static Map<String, List<String>> in(@Nullable ViewState state) {
    Map<String, List<String>> ticked = new TreeMap<>();
    if (state == null || state.getValues() == null) {
      return ticked;
    }
    state.getValues()
        .values()
        .stream()
        .flatMap(block -> block.entrySet().stream())
        .filter(element -> CHECKBOXES.equals(element.getValue().getType()))
        .sorted(Comparator.comparingInt(element -> number(element.getKey())))
        .forEach(element -> ticked.computeIfAbsent(choice(element.getKey()), _ -> new ArrayList<>())
            .addAll(values(element.getValue())));
    return ticked;
  }

  private static List<String> values(ViewState.Value value) {
    return value.getSelectedOptions() == null
        ? List.of()
        : value.getSelectedOptions().stream().map(ViewState.SelectedOption::getValue).toList();
  }

  private static String choice(String actionId) {
    int colon = actionId.lastIndexOf(':');
    return colon < 0 ? actionId : actionId.substring(0, colon);
  }

  private static int number(String actionId) {
    String number = actionId.substring(actionId.lastIndexOf(':') + 1);
    return number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
  }
}
