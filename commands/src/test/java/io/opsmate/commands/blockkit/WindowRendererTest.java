package io.opsmate.commands.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowRendererTest {
  private final CardRenderer renderer = new CardRenderer();

  @Test
  void aFormIsAWindowWithAnInputForEachField() {
    Form form = new Form("setup", "Set up <sweeping>", "Save", "token 1", List.of(
        new Field.Say(Text.of("Answer ", Text.strong("all"), ".")),
        new Field.Words("name", "Name", "As people say it.", false, true, 80, "Nightly"),
        new Field.PickOne("level", "Level", List.of(option("low", false), option("high", true)), true),
        new Field.PickSome("days", "Days", List.of(option("mon", true), option("tue", false)), false),
        new Field.PickPeople("owner", "Owner", 1, List.of(new MemberId("U1")), true),
        new Field.PickPeople("others", "Others", 3, List.of(), false),
        new Field.PickChannel("where", "Where", "C1", false)));

    assertSame(renderer.window(form), """
        {
          "type": "modal",
          "title": {"type": "plain_text", "text": "Set up <sweeping>", "emoji": false},
          "submit": {"type": "plain_text", "text": "Save", "emoji": false},
          "close": {"type": "plain_text", "text": "Cancel", "emoji": false},
          "callback_id": "setup",
          "private_metadata": "token 1",
          "blocks": [
            {
              "type": "section",
              "text": {"type": "mrkdwn", "text": "Answer *all*.", "verbatim": true},
              "expand": true
            },
            {
              "type": "input",
              "block_id": "name",
              "label": {"type": "plain_text", "text": "Name", "emoji": false},
              "hint": {"type": "plain_text", "text": "As people say it.", "emoji": false},
              "optional": false,
              "element": {
                "type": "plain_text_input",
                "action_id": "name",
                "multiline": false,
                "max_length": 80,
                "initial_value": "Nightly"
              }
            },
            {
              "type": "input",
              "block_id": "level",
              "label": {"type": "plain_text", "text": "Level", "emoji": false},
              "optional": false,
              "element": {
                "type": "static_select",
                "action_id": "level",
                "options": [
                  {"text": {"type": "plain_text", "text": "Option low", "emoji": false}, "value": "low"},
                  {"text": {"type": "plain_text", "text": "Option high", "emoji": false}, "value": "high"}
                ],
                "initial_option": {"text": {"type": "plain_text", "text": "Option high", "emoji": false}, "value": "high"}
              }
            },
            {
              "type": "input",
              "block_id": "days",
              "label": {"type": "plain_text", "text": "Days", "emoji": false},
              "optional": true,
              "element": {
                "type": "checkboxes",
                "action_id": "days",
                "options": [
                  {"text": {"type": "plain_text", "text": "Option mon", "emoji": false}, "value": "mon"},
                  {"text": {"type": "plain_text", "text": "Option tue", "emoji": false}, "value": "tue"}
                ],
                "initial_options": [
                  {"text": {"type": "plain_text", "text": "Option mon", "emoji": false}, "value": "mon"}
                ]
              }
            },
            {
              "type": "input",
              "block_id": "owner",
              "label": {"type": "plain_text", "text": "Owner", "emoji": false},
              "optional": false,
              "element": {"type": "users_select", "action_id": "owner", "initial_user": "U1"}
            },
            {
              "type": "input",
              "block_id": "others",
              "label": {"type": "plain_text", "text": "Others", "emoji": false},
              "optional": true,
              "element": {"type": "multi_users_select", "action_id": "others", "max_selected_items": 3}
            },
            {
              "type": "input",
              "block_id": "where",
              "label": {"type": "plain_text", "text": "Where", "emoji": false},
              "optional": true,
              "element": {
                "type": "conversations_select",
                "action_id": "where",
                "initial_conversation": "C1",
                "filter": {"include": ["public", "private"], "exclude_bot_users": true}
              }
            }
          ]
        }
        """);
    assertThat(BlockKitValidator.check("modal", renderer.window(form))).isEmpty();
  }

  @Test
  void moreThanTenThingsToPickAreAMenu() {
    assertThat(element(pick(10))).contains("\"checkboxes\"");
    assertThat(element(pick(11))).contains("\"multi_static_select\"");
    assertThat(BlockKitValidator.check("modal", renderer.window(form(pick(100))))).isEmpty();
  }

  @Test
  void aFormAtEveryLimitIsTaken() {
    Card.Option longest = new Card.Option("v".repeat(150), "w".repeat(500), "d".repeat(500), true);
    Form form = new Form("f".repeat(255), "t".repeat(24), "s".repeat(24), "k".repeat(3000), List.of(
        new Field.Say(Text.of("x".repeat(9000))), new Field.Say(Text.of(" ")),
        new Field.Words("a", "l".repeat(2000), "h".repeat(2000), true, true, 3000, "i".repeat(3000)),
        new Field.PickOne("b", "B", List.of(longest), true), new Field.PickSome("c", "C", List.of(longest), false)));

    assertThat(BlockKitValidator.check("modal", renderer.window(form))).isEmpty();
  }

  @Test
  void aCardIsAWindowThatOnlyCloses() {
    assertSame(renderer.window(Card.saying("Done", Text.of("It is."))), """
        {
          "type": "modal",
          "title": {"type": "plain_text", "text": "Done", "emoji": false},
          "close": {"type": "plain_text", "text": "Close", "emoji": false},
          "blocks": [
            {"type": "section", "text": {"type": "mrkdwn", "text": "It is.", "verbatim": true}, "expand": true}
          ]
        }
        """);
  }

  @Test
  void aTitleTooLongForAWindowIsRepeatedInFull() {
    String title = "Details: Delete 3 unattached volumes";
    String view = renderer.window(Card.saying(title, Text.of("Here.")));

    assertThat(view).contains("\"text\":\"Details: Delete 3 unatt…\"").contains("\"text\":\"" + title + "\"");
    assertThat(BlockKitValidator.check("modal", view)).isEmpty();
  }

  @Test
  void anEmptyAndAHugeCardAreWindowsSlackTakes() {
    Card empty = new Card("Nothing", Text.of("Nothing"), List.of());
    Card huge = new Card("Much", Text.of("Much"), IntStream
        .range(0, 200).<Card.Part>mapToObj(n -> new Card.Paragraph(Text.of(n + " words".repeat(400)))).toList());

    assertThat(BlockKitValidator.check("modal", renderer.window(empty))).isEmpty();
    assertThat(BlockKitValidator.check("modal", renderer.window(huge))).isEmpty();
  }

  @Test
  void buttonsAskBackAndTheRestIsAMenu() {
    Card card = new Card("Buttons", Text.of("Buttons"), List.of(new Card.Buttons(
        List.of(new Card.Button("stop", "Stop", "1", Card.Look.DANGER)
            .confirmed(new Card.Confirm("Stop?", "Nothing runs any more.", "Stop", "Go on"))),
        List.of(new Card.Button("snooze", "Snooze", "1 h", Card.Look.NORMAL)))));

    assertSame(actions(renderer.render(card).blocks()), """
        {
          "type": "actions",
          "elements": [
            {
              "type": "button",
              "text": {"type": "plain_text", "text": "Stop", "emoji": false},
              "action_id": "stop",
              "value": "1",
              "style": "danger",
              "accessibility_label": "Stop: Buttons",
              "confirm": {
                "title": {"type": "plain_text", "text": "Stop?", "emoji": false},
                "text": {"type": "plain_text", "text": "Nothing runs any more.", "emoji": false},
                "confirm": {"type": "plain_text", "text": "Stop", "emoji": false},
                "deny": {"type": "plain_text", "text": "Go on", "emoji": false},
                "style": "danger"
              }
            },
            {
              "type": "overflow",
              "action_id": "more",
              "options": [{"text": {"type": "plain_text", "text": "Snooze", "emoji": false}, "value": "snooze 1 h"}]
            }
          ]
        }
        """);
    assertThat(BlockKitValidator.check("message", renderer.render(card).blocks())).isEmpty();
  }

  @Test
  void aMenuAloneAndOneBehindAFullRowAreTaken() {
    Card.Button button = new Card.Button("go", "Go", "", Card.Look.NORMAL);
    List<Card.Button> row = IntStream.range(0, 25)
        .mapToObj(n -> new Card.Button("go" + n, "Go", "1", Card.Look.NORMAL))
        .toList();
    Card card = new Card("Menus", Text.of("Menus"),
        List.of(new Card.Buttons(List.of(), List.of(button)), new Card.Buttons(row, List.of(button))));

    assertThat(BlockKitValidator.check("message", renderer.render(card).blocks())).isEmpty();
  }

  /** In whatever order the properties stand. */
  private static void assertSame(String drawn, String golden) {
    assertThat(JsonParser.parseString(drawn)).isEqualTo(JsonParser.parseString(golden));
  }

  private String element(Field field) {
    return renderer.window(form(field));
  }

  private static Form form(Field field) {
    return new Form("f", "t", "s", "", List.of(field));
  }

  private static Field pick(int options) {
    return new Field.PickSome("some", "Some",
        IntStream.range(0, options).mapToObj(n -> option("o" + n, n == 0)).toList(), false);
  }

  private static Card.Option option(String value, boolean ticked) {
    return new Card.Option(value, "Option " + value, "", ticked);
  }

  private static String actions(String blocks) {
    return JsonParser.parseString(blocks).getAsJsonArray().get(1).toString();
  }
}
