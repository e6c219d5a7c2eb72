package io.opsmate.commands.blockkit;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.CheckboxesElement;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws choices as checkboxes, ten to a block: {@code action_id} and {@code block_id} are {@code <choice id>:<number>}, so
 * what is before the last colon says which choice was ticked.
 */
final class Ticks {
  private final Set<String> blockIds = new HashSet<>();

  List<Unit> of(Card.Choice choice) {
    List<Unit> units = new ArrayList<>();
    String label = Mrkdwn.line(Text.of(Text.strong(choice.label())), 3000);
    if (!label.isEmpty()) {
      units.add(Unit.part(CardBlocks.section(label)));
    }
    List<Card.Option> options = distinct(choice);
    List<List<Card.Option>> tens = CardBlocks.slices(options, 10);
    for (int number = 0; number < tens.size(); number++) {
      List<Card.Option> ten = tens.get(number);
      units.add(new Unit(block(choice.id() + ":" + number, ten), false, ten.size(), "thing to tick"));
    }
    return units;
  }

  private ActionsBlock block(String id, List<Card.Option> options) {
    if (!blockIds.add(id)) {
      throw new IllegalArgumentException("two choices with the id of “" + id + "” in one message");
    }
    CheckboxesElement.CheckboxesElementBuilder boxes = CheckboxesElement.builder()
        .actionId(id)
        .options(options.stream().map(Ticks::option).toList());
    List<OptionObject> ticked = options.stream().filter(Card.Option::ticked).map(Ticks::option).toList();
    if (!ticked.isEmpty()) {
      boxes.initialOptions(ticked);
    }
    return ActionsBlock.builder().blockId(id).elements(List.<BlockElement>of(boxes.build())).build();
  }

  private static List<Card.Option> distinct(Card.Choice choice) {
    Set<String> seen = new HashSet<>();
    List<Card.Option> options = new ArrayList<>();
    for (Card.Option option : choice.options()) {
      if (option.value().isEmpty() || option.value().length() > 150) {
        throw new IllegalArgumentException(
            "the value “" + option.value() + "” of choice " + choice.id() + " is not 1 to 150 characters long");
      }
      if (!seen.add(option.value())) {
        throw new IllegalArgumentException("the value “" + option.value() + "” is twice in choice " + choice.id());
      }
      options.add(option);
    }
    return options;
  }

  static OptionObject option(Card.Option option) {
    OptionObject.OptionObjectBuilder object = OptionObject.builder()
        .text(CardBlocks.plain(option.words().isBlank() ? option.value() : option.words(), 75))
        .value(option.value());
    if (!option.detail().isBlank()) {
      object.description(CardBlocks.plain(option.detail(), 75));
    }
    return object.build();
  }
}
