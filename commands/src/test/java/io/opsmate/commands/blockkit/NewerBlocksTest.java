package io.opsmate.commands.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewerBlocksTest {
  private static final Card.Table COSTS = new Card.Table("Costs by kind", List.of("Kind", "Now", "By"),
      List.of(List.of(Text.of("<!channel> *EBS*"), Text.of(Text.strong("$12/mo")), Text.of(new MemberId("U0ANN"))),
          List.of(Text.of(Text.code("gp3")), Text.of(), Text.of(Instant.parse("2026-03-01T12:00:00Z")))));
  private static final Card.Steps STEPS = new Card.Steps("Clean-up", List.of(new Card.Step("Scan", Card.Stage.DONE),
      new Card.Step("Ask", Card.Stage.RUNNING), new Card.Step("Delete", Card.Stage.WAITING),
      new Card.Step("Tell", Card.Stage.FAILED)));

  private final CardRenderer renderer = new CardRenderer();

  @Test
  void aTableIsATable() {
    GoldenJson.assertSame(blocks(COSTS), """
        [
          {"type": "header", "text": {"type": "plain_text", "text": "Card", "emoji": false}},
          {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "*Costs by kind*", "verbatim": true},
            "expand": true
          },
          {
            "type": "table",
            "rows": [
              [
                {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                  {"type": "text", "text": "Kind", "style": {"bold": true}}]}]},
                {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                  {"type": "text", "text": "Now", "style": {"bold": true}}]}]},
                {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                  {"type": "text", "text": "By", "style": {"bold": true}}]}]}
              ],
              [
                {"type": "raw_text", "text": "<!channel> *EBS*"},
                {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                  {"type": "text", "text": "$12/mo", "style": {"bold": true}}]}]},
                {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                  {"type": "user", "user_id": "U0ANN"}]}]}
              ],
              [
                {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                  {"type": "text", "text": "gp3", "style": {"code": true}}]}]},
                {"type": "raw_text", "text": "–"},
                {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                  {"type": "date", "format": "{date_short_pretty} at {time}", "timestamp": 1772366400,
                   "fallback": "2026-03-01 12:00 UTC"}]}]}
              ]
            ]
          }
        ]""");
  }

  @Test
  void stepsAreAPlan() {
    GoldenJson.assertSame(blocks(STEPS), """
        [
          {"type": "header", "text": {"type": "plain_text", "text": "Card", "emoji": false}},
          {
            "type": "plan",
            "title": "Clean-up",
            "tasks": [
              {"type": "task_card", "task_id": "step-1", "title": "Scan", "status": "complete"},
              {"type": "task_card", "task_id": "step-2", "title": "Ask", "status": "in_progress"},
              {"type": "task_card", "task_id": "step-3", "title": "Delete", "status": "pending"},
              {"type": "task_card", "task_id": "step-4", "title": "Tell", "status": "error"}
            ]
          }
        ]""");
  }

  @Test
  void olderBlocksSayTheSame() {
    GoldenJson.assertSame(NewerBlocks.inOlder(blocks(COSTS)), """
        [
          {"type": "header", "text": {"type": "plain_text", "text": "Card", "emoji": false}},
          {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "*Costs by kind*", "verbatim": true},
            "expand": true
          },
          {
            "type": "section",
            "text": {
              "type": "mrkdwn",
              "text": "&lt;!channel&gt; ∗EBS∗\\nNow: *$12/mo* · By: <@U0ANN>\\n\\n`gp3`\\nNow: – · By: <!date^1772366400^{date_short_pretty} at {time}|2026-03-01 12:00 UTC>",
              "verbatim": true
            },
            "expand": true
          }
        ]""");
    assertThat(NewerBlocks.inOlder(blocks(STEPS))).contains("● done: Scan", "✕ failed: Tell")
        .doesNotContain("task_card");
  }

  @Test
  void whatIsInARichCellComesBackFromIt() {
    Text all = Text.of("a ", Text.strong("b"), Text.code("c"), new Text.Link(URI.create("https://example.org/"), "d"),
        new MemberId("U1"), new GroupId("S1"), new ChannelId("C1"), Instant.EPOCH);

    assertThat(RichText.text(RichText.cell(all))).isEqualTo(all);
  }

  @Test
  void anIdThatIsNoneIsShownInWords() {
    assertThat(RichText.cell(Text.of(new MemberId("U1> <!channel"), Text.strong("x"))).toString())
        .contains("{\"type\":\"text\",\"text\":\"@U1> <!channel\"}");
  }

  @Test
  void onlyTheFirstTableOfAMessageIsOne() {
    String blocks = blocks(COSTS, COSTS);

    assertThat(blocks.split("\"table\"", -1)).hasSize(2);
    assertThat(BlockKitValidator.check("message", blocks)).isEmpty();
  }

  @Test
  void homesAndWindowsHaveLines() {
    Card card = new Card("Card", Text.of("card"), List.of(COSTS, STEPS));

    assertThat(Stream.of(renderer.home(List.of(card)), renderer.window(card)))
        .noneMatch(view -> view.contains("\"table\"") || view.contains("\"plan\""));
    assertThat(BlockKitValidator.check("home", renderer.home(List.of(card)))).isEmpty();
  }

  @Test
  void aTableThatFitsNoMessageInLinesIsLinesFromTheStart() {
    List<List<Text>> rows = IntStream.range(0, 99)
        .mapToObj(row -> List.of(Text.of("name of a thing " + row), Text.of("x".repeat(80)), Text.of("y".repeat(20))))
        .toList();
    String blocks = blocks(new Card.Table("Many", List.of("Kind", "Now", "By"), rows));

    assertThat(NewerBlocks.isIn(blocks)).isFalse();
    assertThat(BlockKitValidator.check("message", blocks)).isEmpty();
  }

  @Test
  void everythingPassesTheValidatorInBothShapes() {
    String blocks = blocks(COSTS, STEPS);

    assertThat(BlockKitValidator.check("message", blocks)).isEmpty();
    assertThat(BlockKitValidator.check("message", NewerBlocks.inOlder(blocks))).isEmpty();
  }

  @Test
  void tablesHaveLimits() {
    assertThat(faults("{\"type\":\"table\",\"rows\":" + rows(101, 1, "x") + "}"))
        .contains("no more than 100 items allowed");
    assertThat(faults("{\"type\":\"table\",\"rows\":" + rows(100, 20, "x") + "}")).isEmpty();
    assertThat(faults("{\"type\":\"table\",\"rows\":" + rows(1, 21, "x") + "}"))
        .contains("no more than 20 items allowed");
    assertThat(faults("{\"type\":\"table\",\"rows\":" + rows(100, 20, "123456") + "}"))
        .contains("must be less than 10001 characters");
    assertThat(faults("{\"type\":\"table\",\"rows\":" + rows(100, 20, "12345") + "}")).isEmpty();
    String two = "{\"type\":\"table\",\"rows\":" + rows(1, 1, "x") + "}";
    assertThat(faults(two + "," + two)).containsExactly("no more than 1 table block allowed");
    assertThat(faults("{\"type\":\"table\",\"rows\":[[{\"type\":\"raw_text\",\"text\":\"a\"}],[]]}")).isNotEmpty();
    assertThat(faults("{\"type\":\"table\",\"rows\":" + rows(1, 1, "x") + ",\"caption\":\"no\"}"))
        .containsExactly("invalid additional property: caption");
  }

  @Test
  void markdownPlansAndContextActionsHaveLimits() {
    assertThat(faults(markdown(6_000) + "," + markdown(6_000))).isEmpty();
    assertThat(faults(markdown(6_000) + "," + markdown(6_001))).contains("must be less than 12001 characters");
    assertThat(faults("{\"type\":\"plan\",\"tasks\":[]}")).containsExactly("missing required field: title");
    assertThat(faults("{\"type\":\"task_card\",\"task_id\":\"1\",\"title\":\"t\",\"status\":\"done\"}"))
        .containsExactly("must be a valid enum value");
    String icon = "{\"type\":\"icon_button\",\"icon\":\"trash\",\"text\":{\"type\":\"plain_text\",\"text\":\"t\"}}";
    assertThat(faults(actions(icon, 5))).isEmpty();
    assertThat(faults(actions(icon, 6))).containsExactly("no more than 5 items allowed");
  }

  private static String actions(String element, int times) {
    return "{\"type\":\"context_actions\",\"elements\":["
        + String.join(",", IntStream.range(0, times).mapToObj(_ -> element).toList()) + "]}";
  }

  private static String markdown(int length) {
    return "{\"type\":\"markdown\",\"text\":\"" + "m".repeat(length) + "\"}";
  }

  private static String rows(int rows, int columns, String words) {
    String cell = "{\"type\":\"raw_text\",\"text\":\"" + words + "\"}";
    String row = "[" + String.join(",", IntStream.range(0, columns).mapToObj(_ -> cell).toList()) + "]";
    return "[" + String.join(",", IntStream.range(0, rows).mapToObj(_ -> row).toList()) + "]";
  }

  private static List<String> faults(String blocks) {
    return BlockKitValidator.check("message", "[" + blocks + "]").stream().map(BlockKitFault::message).toList();
  }

  private String blocks(Card.Part... parts) {
    return renderer.render(new Card("Card", Text.of("card"), List.of(parts))).blocks();
  }
}
