package io.opsmate.commands.blockkit;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.ConversationsFilter;
import com.slack.api.model.block.element.ConversationsSelectElement;
import com.slack.api.model.block.element.MultiStaticSelectElement;
import com.slack.api.model.block.element.MultiUsersSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.block.element.TimePickerElement;
import com.slack.api.model.block.element.UsersSelectElement;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.MemberId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws the fields of a form: a block each, whose {@code block_id} and {@code action_id} are the field's name. */
final class FormBlocks {
  /** Unit: options. More do not fit beside each other as boxes to tick. */
  private static final int BOXES = 10;

  private FormBlocks() {}

  static List<LayoutBlock> of(Form form) {
    return form.fields().stream().flatMap(FormBlocks::block).toList();
  }

  private static Stream<LayoutBlock> block(Field field) {
    return switch (field) {
      case Field.Say(var text) -> Stream.of(Mrkdwn.cut(text, 3000))
          .filter(words -> !words.isEmpty())
          .map(CardBlocks::section);
      case Field.Words words -> Stream.of(input(words, words.hint(), typed(words)));
      case Field.PickOne pick -> Stream.of(input(pick, "", one(pick)));
      case Field.PickSome pick -> Stream.of(input(pick, "", pick.options().size() > BOXES ? many(pick) : boxes(pick)));
      case Field.PickPeople pick -> Stream.of(input(pick, "", pick.most() == 1 ? person(pick) : people(pick)));
      case Field.PickChannel pick -> Stream.of(input(pick, "", channel(pick)));
      case Field.PickTime pick -> Stream.of(input(pick, "", time(pick)));
    };
  }

  private static InputBlock input(Field.Asking field, String hint, BlockElement element) {
    return InputBlock.builder()
        .blockId(field.name())
        .label(CardBlocks.plain(field.label(), 2000))
        .hint(hint.isBlank() ? null : CardBlocks.plain(hint, 2000))
        .optional(!field.required())
        .element(element)
        .build();
  }

  private static BlockElement typed(Field.Words words) {
    return PlainTextInputElement.builder()
        .actionId(words.name())
        .multiline(words.manyLines())
        .maxLength(words.most())
        .initialValue(words.initial().isEmpty() ? null : Inert.clean(words.initial()))
        .build();
  }

  private static BlockElement one(Field.PickOne pick) {
    return StaticSelectElement.builder()
        .actionId(pick.name())
        .options(pick.options().stream().map(Ticks::option).toList())
        .initialOption(pick.options().stream().filter(Card.Option::ticked).map(Ticks::option).findFirst().orElse(null))
        .build();
  }

  private static BlockElement boxes(Field.PickSome pick) {
    return CheckboxesElement.builder()
        .actionId(pick.name())
        .options(pick.options().stream().map(Ticks::option).toList())
        .initialOptions(ticked(pick))
        .build();
  }

  private static BlockElement many(Field.PickSome pick) {
    return MultiStaticSelectElement.builder()
        .actionId(pick.name())
        .options(pick.options().stream().map(Ticks::option).toList())
        .initialOptions(ticked(pick))
        .build();
  }

  /** Slack takes no empty list. */
  private static @Nullable List<OptionObject> ticked(Field.PickSome pick) {
    List<OptionObject> ticked = pick.options().stream().filter(Card.Option::ticked).map(Ticks::option).toList();
    return ticked.isEmpty() ? null : ticked;
  }

  private static BlockElement person(Field.PickPeople pick) {
    return UsersSelectElement.builder()
        .actionId(pick.name())
        .initialUser(pick.initial().stream().map(MemberId::value).findFirst().orElse(null))
        .build();
  }

  private static BlockElement people(Field.PickPeople pick) {
    return MultiUsersSelectElement.builder()
        .actionId(pick.name())
        .maxSelectedItems(pick.most())
        .initialUsers(pick.initial().isEmpty() ? null : pick.initial().stream().map(MemberId::value).toList())
        .build();
  }

  private static BlockElement time(Field.PickTime pick) {
    return TimePickerElement.builder()
        .actionId(pick.name())
        .initialTime(pick.initial().isEmpty() ? null : pick.initial())
        .build();
  }

  private static BlockElement channel(Field.PickChannel pick) {
    return ConversationsSelectElement.builder()
        .actionId(pick.name())
        .initialConversation(pick.initial().isEmpty() ? null : pick.initial())
        .filter(ConversationsFilter.builder()
            .include(List.of("public", "private"))
            .excludeBotUsers(true)
            .build())
        .build();
  }
}
