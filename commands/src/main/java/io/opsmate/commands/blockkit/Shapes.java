package io.opsmate.commands.blockkit;

import io.opsmate.commands.blockkit.Shape.ByType;
import io.opsmate.commands.blockkit.Shape.Items;
import io.opsmate.commands.blockkit.Shape.OneOf;
import io.opsmate.commands.blockkit.Shape.Thing;
import io.opsmate.commands.blockkit.Shape.Words;
import java.util.Set;

/**
 * The table of Slack's limits.
 *
 * <p>Unit: characters are UTF-16 units. Source: docs.slack.dev, reference/block-kit, as of August 2026; the sum of a
 * message's text is undocumented and measured by others.
 */
final class Shapes {
  static final int MESSAGE_BLOCKS = 50;
  static final int VIEW_BLOCKS = 100;

  /** Characters of text over all blocks of a message, a little below where others measured {@code msg_blocks_too_long}. */
  static final int MESSAGE_TEXT = 13_000;

  /** Characters over all cells of a table. */
  static final int TABLE_TEXT = 10_000;

  /** Characters over all markdown blocks of a message. */
  static final int MARKDOWN = 12_000;

  /** Size of a view's JSON in bytes. */
  static final int VIEW_BYTES = 250_000;

  private static final Shape FLAG = new Shape.Flag();
  private static final Words ID = new Words(1, 255);
  private static final Words URL = new Words(1, 3000);
  private static final Shape ANYTHING = new Shape.Anything();

  private static final Thing SLACK_FILE = Thing.of("slack_file", "id", ID, "url", URL).needingOneOf("id", "url");

  private static final Thing CONFIRM = Thing.of("confirm", "title!", plain(100), "text!", text(300), "confirm!",
      plain(30), "deny!", plain(30), "style", new OneOf(Set.of("primary", "danger")));

  /** Of boxes and buttons to tick, which alone may be marked up. */
  private static final Thing TICK = Thing.of("option", "text!", text(75), "value!", new Words(1, 150), "description",
      text(75));
  private static final Thing OPTION = Thing.of("option", "text!", plain(75), "value!", new Words(1, 150),
      "description", plain(75));
  private static final Thing ENTRY = with(OPTION, "url", URL);
  private static final Thing OPTION_GROUP = Thing.of("option group", "label!", plain(75), "options!",
      new Items(1, 100, OPTION));

  private static final Thing BUTTON = Thing.of("button", "text!", plain(75), "action_id", ID, "url", URL, "value",
      new Words(1, 2000), "style", new OneOf(Set.of("primary", "danger")), "confirm", CONFIRM, "accessibility_label",
      new Words(1, 75));
  private static final Thing IMAGE_ELEMENT = Thing.of("image", "image_url", URL, "slack_file", SLACK_FILE, "alt_text!",
      new Words(1, 2000)).needingOneOf("image_url", "slack_file");

  private static final Thing FILTER = Thing.of("filter", "include",
      new Items(1, 4, new OneOf(Set.of("im", "mpim", "private", "public"))), "exclude_external_shared_channels", FLAG,
      "exclude_bot_users", FLAG).needingOneOf("include", "exclude_external_shared_channels", "exclude_bot_users");

  private static final ByType EVERYWHERE = ByType.of(
      ticks("checkboxes", "initial_options", new Items(1, 10, TICK)),
      ticks("radio_buttons", "initial_option", TICK),
      select("static_select", "options", new Items(1, 100, OPTION), "option_groups", new Items(1, 100, OPTION_GROUP),
          "initial_option", OPTION).needingOneOf("options", "option_groups"),
      select("users_select", "initial_user", ID),
      select("conversations_select", "initial_conversation", ID, "default_to_current_conversation", FLAG, "filter",
          FILTER, "response_url_enabled", FLAG),
      select("channels_select", "initial_channel", ID, "response_url_enabled", FLAG),
      select("datepicker", "initial_date", new Words(10, 10)),
      select("timepicker", "initial_time", new Words(5, 5), "timezone", new Words(1, 100)));

  private static final ByType ACCESSORIES = EVERYWHERE.and(BUTTON, overflow(), IMAGE_ELEMENT).and(multiSelects());
  private static final ByType ACTIONS = EVERYWHERE.and(BUTTON, overflow());
  private static final ByType INPUTS = EVERYWHERE.and(multiSelects())
      .and(Thing.of("plain_text_input", "action_id", ID, "placeholder", plain(150), "initial_value",
          new Words(0, 3000), "multiline", FLAG, "min_length", new Shape.Whole(0, 3000), "max_length",
          new Shape.Whole(1, 3000), "dispatch_action_config", ANYTHING, "focus_on_load", FLAG));

  private static final ByType BLOCKS = ByType.of(
      block("section", "text", text(3000), "fields", new Items(1, 10, text(2000)), "accessory", ACCESSORIES, "expand",
          FLAG).needingOneOf("text", "fields"),
      block("header", "text!", plain(150)),
      block("divider"),
      block("context", "elements!", new Items(1, 10, ((ByType) text(3000)).and(IMAGE_ELEMENT))),
      block("actions", "elements!", new Items(1, 25, ACTIONS)),
      block("image", "image_url", URL, "slack_file", SLACK_FILE, "alt_text!", new Words(1, 2000), "title", plain(2000))
          .needingOneOf("image_url", "slack_file"),
      block("input", "label!", plain(2000), "element!", INPUTS, "dispatch_action", FLAG, "hint", plain(2000),
          "optional", FLAG),
      block("rich_text", "elements!", new Items(0, 1000, ANYTHING)),
      block("video", "title!", plain(199), "title_url", URL, "description", plain(199), "video_url!", URL,
          "thumbnail_url!", URL, "alt_text!", new Words(1, 2000), "author_name", new Words(1, 49), "provider_name",
          new Words(1, 49), "provider_icon_url", URL));

  private static final ByType CELL = ByType.of(Thing.of("raw_text", "text!", new Words(1, TABLE_TEXT)),
      Thing.of("rich_text", "elements!", new Items(1, 100, ANYTHING)));

  private static final Thing TASK = block("task_card", "task_id!", ID, "title!", new Words(1, 3000), "status",
      new OneOf(Set.of("pending", "in_progress", "complete", "error")), "details", ANYTHING, "output", ANYTHING,
      "sources", ANYTHING);

  private static final Thing FEEDBACK_BUTTON = Thing.of("feedback button", "text!", plain(75), "value!",
      new Words(1, 2000), "accessibility_label", new Words(1, 75));

  /** Blocks that only messages may have. */
  private static final Thing[] MESSAGES_ONLY = {
    block("markdown", "text!", new Words(1, MARKDOWN)),
    block("table", "rows!", new Items(1, 100, new Items(1, 20, CELL)), "column_settings",
        new Items(0, 20, Thing.of("column setting", "align", new OneOf(Set.of("left", "center", "right")), "is_wrapped",
            FLAG))),
    TASK,
    block("plan", "title!", new Words(1, 3000), "tasks", new Items(0, 100, ByType.of(TASK))),
    block("context_actions", "elements!", new Items(1, 5, ByType.of(
        Thing.of("feedback_buttons", "action_id", ID, "positive_button!", FEEDBACK_BUTTON, "negative_button!",
            FEEDBACK_BUTTON),
        Thing.of("icon_button", "icon!", new OneOf(Set.of("trash")), "text!", plain(75), "action_id", ID, "value",
            new Words(1, 2000), "confirm", CONFIRM, "accessibility_label", new Words(1, 75), "visible_to_user_ids",
            new Items(1, 100, ID)))))};

  static final Items MESSAGE = new Items(1, MESSAGE_BLOCKS, BLOCKS.and(MESSAGES_ONLY));

  static final Thing HOME = Thing.of("home", "type!", new OneOf(Set.of("home")), "blocks!",
      new Items(0, VIEW_BLOCKS, BLOCKS), "private_metadata", new Words(0, 3000), "callback_id", new Words(0, 255),
      "external_id", new Words(0, 255));

  static final Thing MODAL = Thing.of("modal", "type!", new OneOf(Set.of("modal")), "title!", plain(24), "submit",
      plain(24), "close", plain(24), "blocks!", new Items(1, VIEW_BLOCKS, BLOCKS), "private_metadata",
      new Words(0, 3000), "callback_id", new Words(0, 255), "external_id", new Words(0, 255), "clear_on_close", FLAG,
      "notify_on_close", FLAG, "submit_disabled", FLAG);

  private Shapes() {}

  private static Shape plain(int most) {
    return ByType.of(Thing.of("plain_text", "text!", new Words(1, most), "emoji", FLAG));
  }

  private static Shape text(int most) {
    return ((ByType) plain(most)).and(Thing.of("mrkdwn", "text!", new Words(1, most), "verbatim", FLAG));
  }

  private static Thing block(String type, Object... properties) {
    return with(Thing.of(type, properties), "block_id", ID);
  }

  private static Thing ticks(String type, String initially, Shape ticked) {
    return Thing.of(type, "action_id", ID, "options!", new Items(1, 10, TICK), initially, ticked, "confirm", CONFIRM,
        "focus_on_load", FLAG);
  }

  private static Thing overflow() {
    return Thing.of("overflow", "action_id", ID, "options!", new Items(1, 5, ENTRY), "confirm", CONFIRM);
  }

  private static Thing select(String type, Object... properties) {
    Thing own = Thing.of(type, properties);
    return with(with(with(with(own, "action_id", ID), "placeholder", plain(150)), "confirm", CONFIRM), "focus_on_load",
        FLAG);
  }

  private static Thing[] multiSelects() {
    Shape many = new Shape.Whole(1, 100);
    return new Thing[]{
      select("multi_static_select", "options", new Items(1, 100, OPTION), "option_groups",
          new Items(1, 100, OPTION_GROUP), "initial_options", new Items(1, 100, OPTION), "max_selected_items", many)
          .needingOneOf("options", "option_groups"),
      select("multi_users_select", "initial_users", new Items(1, 100, ID), "max_selected_items", many),
      select("multi_conversations_select", "initial_conversations", new Items(1, 100, ID), "max_selected_items", many,
          "filter", FILTER, "default_to_current_conversation", FLAG),
      select("multi_channels_select", "initial_channels", new Items(1, 100, ID), "max_selected_items", many)};
  }

  private static Thing with(Thing thing, String property, Shape shape) {
    var known = new java.util.LinkedHashMap<>(thing.known());
    known.put(property, shape);
    return new Thing(thing.name(), known, thing.required(), thing.oneNeeded());
  }
}
