package io.opsmate.commands.edge;

import com.slack.api.model.view.ViewState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a form was filled in with. A field is a block of its name; one that was left empty is there, and empty. */
final class FilledFields {
  private FilledFields() {}

  /** Per field, in the order shown. */
  static Map<String, List<String>> in(@Nullable ViewState state) {
    Map<String, List<String>> filled = new LinkedHashMap<>();
    if (state != null && state.getValues() != null) {
      state.getValues()
          .forEach((field, elements) -> filled.put(field,
              elements.values().stream().filter(Objects::nonNull).flatMap(FilledFields::values).toList()));
    }
    return filled;
  }

  private static Stream<String> values(ViewState.Value value) {
    Stream<String> several = Stream.of(value.getSelectedUsers(), value.getSelectedConversations(),
        value.getSelectedChannels()).filter(Objects::nonNull).flatMap(List::stream);
    Stream<ViewState.SelectedOption> options = Stream.concat(Stream.ofNullable(value.getSelectedOption()),
        Stream.ofNullable(value.getSelectedOptions()).flatMap(List::stream));
    return Stream.of(Stream.ofNullable(value.getValue()), Stream.ofNullable(value.getSelectedUser()),
        Stream.ofNullable(value.getSelectedTime()), Stream.ofNullable(value.getSelectedConversation()),
        Stream.ofNullable(value.getSelectedChannel()),
        options.map(ViewState.SelectedOption::getValue), several)
        .flatMap(some -> some)
        .filter(one -> !Receipt.isMissing(one));
  }
}
