package io.opsmate.commands.blockkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BlockKitValidatorTest {
  private static final String OPTION = """
      {"text":{"type":"plain_text","text":"one"},"value":"v%d"}""";

  static Stream<Arguments> limits() {
    return Stream.of(
        limit(50, "no more than 50 items allowed", "/blocks", n -> message(many(n, i -> "{\"type\":\"divider\"}"))),
        limit(150, "must be less than 151 characters", "/blocks/0/text/text",
            n -> message("{\"type\":\"header\",\"text\":" + plain(n) + "}")),
        limit(3000, "must be less than 3001 characters", "/blocks/0/text/text",
            n -> message("{\"type\":\"section\",\"text\":" + mrkdwn(n) + "}")),
        limit(10, "no more than 10 items allowed", "/blocks/0/fields",
            n -> message("{\"type\":\"section\",\"fields\":[" + many(n, i -> mrkdwn(3)) + "]}")),
        limit(2000, "must be less than 2001 characters", "/blocks/0/fields/0/text",
            n -> message("{\"type\":\"section\",\"fields\":[" + mrkdwn(n) + "]}")),
        limit(10, "no more than 10 items allowed", "/blocks/0/elements",
            n -> message("{\"type\":\"context\",\"elements\":[" + many(n, i -> mrkdwn(3)) + "]}")),
        limit(25, "no more than 25 items allowed", "/blocks/0/elements",
            n -> message(actions(many(n, i -> button("\"action_id\":\"a" + i + "\""))))),
        limit(75, "must be less than 76 characters", "/blocks/0/elements/0/text/text",
            n -> message(actions("{\"type\":\"button\",\"text\":" + plain(n) + "}"))),
        limit(2000, "must be less than 2001 characters", "/blocks/0/elements/0/value",
            n -> message(actions(button("\"value\":\"" + "x".repeat(n) + "\"")))),
        limit(75, "must be less than 76 characters", "/blocks/0/elements/0/accessibility_label",
            n -> message(actions(button("\"accessibility_label\":\"" + "x".repeat(n) + "\"")))),
        limit(255, "must be less than 256 characters", "/blocks/0/elements/0/action_id",
            n -> message(actions(button("\"action_id\":\"" + "x".repeat(n) + "\"")))),
        limit(255, "must be less than 256 characters", "/blocks/0/block_id",
            n -> message("{\"type\":\"divider\",\"block_id\":\"" + "x".repeat(n) + "\"}")),
        limit(10, "no more than 10 items allowed", "/blocks/0/elements/0/options",
            n -> message(actions("{\"type\":\"checkboxes\",\"options\":[" + many(n, OPTION::formatted) + "]}"))),
        limit(5, "no more than 5 items allowed", "/blocks/0/accessory/options",
            n -> message("{\"type\":\"section\",\"text\":" + mrkdwn(3)
                + ",\"accessory\":{\"type\":\"overflow\",\"options\":[" + many(n, OPTION::formatted) + "]}}")),
        limit(100, "no more than 100 items allowed", "/blocks/0/elements/0/options",
            n -> message(actions("{\"type\":\"static_select\",\"options\":[" + many(n, OPTION::formatted) + "]}"))),
        limit(75, "must be less than 76 characters", "/blocks/0/elements/0/options/0/text/text",
            n -> message(actions(boxes("{\"text\":" + plain(n) + ",\"value\":\"v\"}")))),
        limit(150, "must be less than 151 characters", "/blocks/0/elements/0/options/0/value",
            n -> message(actions(boxes("{\"text\":" + plain(3) + ",\"value\":\"" + "v".repeat(n) + "\"}")))),
        limit(75, "must be less than 76 characters", "/blocks/0/elements/0/options/0/description/text",
            n -> message(
                actions(boxes("{\"text\":" + plain(3) + ",\"value\":\"v\",\"description\":" + plain(n) + "}")))),
        limit(2000, "must be less than 2001 characters", "/blocks/0/alt_text",
            n -> message("{\"type\":\"image\",\"image_url\":\"https://x\",\"alt_text\":\"" + "x".repeat(n) + "\"}")),
        limit(12_000, "must be less than 12001 characters", "/blocks/0/text",
            n -> message("{\"type\":\"markdown\",\"text\":\"" + "x".repeat(n) + "\"}")),
        limit(13_000, "msg_blocks_too_long", "/blocks",
            n -> message(many(5, i -> "{\"type\":\"section\",\"text\":" + mrkdwn(i < 4 ? 3000 : n - 12_000) + "}"))));
  }

  @ParameterizedTest(name = "{1} at {2}")
  @MethodSource("limits")
  void atTheLimitSlackTakesItAndOneAboveItDoesNot(int limit, String message, String pointer, IntFunction<String> json) {
    assertThat(BlockKitValidator.check("message", json.apply(limit))).isEmpty();

    assertThat(BlockKitValidator.check("message", json.apply(limit + 1))).anySatisfy(fault -> {
      assertThat(fault.message()).isEqualTo(message);
      assertThat(fault.pointer()).isEqualTo(pointer);
      assertThat(fault.rule()).contains(Integer.toString(limit));
    });
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("[{\"type\":\"divider\",\"colour\":\"red\"}]", "invalid additional property: colour", "/blocks/0"),
        Arguments.of("[{\"type\":\"data_visualization\"}]", "unsupported type: data_visualization", "/blocks/0/type"),
        Arguments.of("[{\"text\":\"x\"}]", "missing required field: type", "/blocks/0"),
        Arguments.of("[{\"type\":\"header\"}]", "missing required field: text", "/blocks/0"),
        Arguments.of("[{\"type\":\"section\"}]", "must define either `text` or `fields`", "/blocks/0"),
        Arguments.of("[{\"type\":\"header\",\"text\":" + mrkdwn(3) + "}]", "unsupported type: mrkdwn",
            "/blocks/0/text/type"),
        Arguments.of("[{\"type\":\"header\",\"text\":\"bare\"}]", "must provide an object", "/blocks/0/text"),
        Arguments.of("[{\"type\":\"section\",\"text\":" + mrkdwn(0) + "}]", "must be more than 0 characters",
            "/blocks/0/text/text"),
        Arguments.of("[" + actions("") + "]", "no less than 1 items allowed", "/blocks/0/elements"),
        Arguments.of("[" + actions(button("\"style\":\"loud\"")) + "]", "must be a valid enum value",
            "/blocks/0/elements/0/style"),
        Arguments.of("[" + actions(button("\"value\":7")) + "]", "must provide a string", "/blocks/0/elements/0/value"),
        Arguments.of("[" + actions(boxes("{\"type\":\"option\",\"text\":" + plain(3) + ",\"value\":\"v\"}")) + "]",
            "invalid additional property: type", "/blocks/0/elements/0/options/0"),
        Arguments.of("[{\"type\":\"divider\",\"block_id\":\"b\"},{\"type\":\"divider\",\"block_id\":\"b\"}]",
            "`block_id` b already exists", "/blocks/1/block_id"),
        Arguments.of("[" + actions(button("\"action_id\":\"a\"") + "," + button("\"action_id\":\"a\"")) + "]",
            "`action_id` a already exists", "/blocks/0/elements/1/action_id"),
        Arguments.of("[" + actions("{\"type\":\"checkboxes\",\"options\":[" + OPTION.formatted(1)
            + "],\"initial_options\":[" + OPTION.formatted(2) + "]}") + "]",
            "initial option is not among the options", "/blocks/0/elements/0"),
        Arguments.of("[" + actions("{\"type\":\"plain_text_input\"}") + "]", "unsupported type: plain_text_input",
            "/blocks/0/elements/0/type"),
        Arguments.of("{}", "must provide an array", "/blocks"),
        Arguments.of("[]", "no less than 1 items allowed", "/blocks"),
        Arguments.of("[", "must be valid JSON", ""));
  }

  @ParameterizedTest(name = "{1} at {2}")
  @MethodSource("refused")
  void whatSlackRefusesIsNamedWithItsPlace(String json, String message, String pointer) {
    assertThat(BlockKitValidator.check("message", json)).anySatisfy(fault -> {
      assertThat(fault.message()).isEqualTo(message);
      assertThat(fault.pointer()).isEqualTo(pointer);
    });
  }

  @Test
  void sameActionInTwoBlocksIsFine() {
    String block = actions(button("\"action_id\":\"a\""));

    assertThat(BlockKitValidator.check("message", message(block + "," + block))).isEmpty();
  }

  @Test
  void markdownIsForMessagesOnly() {
    String view = "{\"type\":\"home\",\"blocks\":[{\"type\":\"markdown\",\"text\":\"x\"}]}";

    assertThat(BlockKitValidator.check("home", view)).extracting(BlockKitFault::says)
        .containsExactly("[ERROR] unsupported type: markdown [json-pointer:/view/blocks/0/type]");
  }

  @Test
  void homeHoldsAHundredBlocksAndNoTitle() {
    assertThat(BlockKitValidator.check("home", home(100, ""))).isEmpty();
    assertThat(BlockKitValidator.check("home", home(101, ""))).extracting(BlockKitFault::message)
        .containsExactly("no more than 100 items allowed");
    assertThat(BlockKitValidator.check("home", home(1, ",\"title\":" + plain(5)))).extracting(BlockKitFault::message)
        .containsExactly("invalid additional property: title");
  }

  @Test
  void viewIsAtMost250Kilobytes() {
    String heavy = many(90, i -> "{\"type\":\"section\",\"text\":" + mrkdwn(2900) + "}");

    assertThat(BlockKitValidator.check("home", "{\"type\":\"home\",\"blocks\":[" + heavy + "]}"))
        .extracting(BlockKitFault::message)
        .containsExactly("must be less than 250001 bytes");
  }

  @Test
  void modalTitleIsAtMost24Characters() {
    assertThat(BlockKitValidator.check("modal", modal(24, ",\"submit\":" + plain(24)))).isEmpty();
    assertThat(BlockKitValidator.check("modal", modal(25, ",\"submit\":" + plain(25))))
        .extracting(BlockKitFault::pointer)
        .containsExactly("/view/title/text", "/view/submit/text");
  }

  @Test
  void modalWithAnInputNeedsSubmit() {
    assertThat(BlockKitValidator.check("modal", modal(5, ""))).extracting(BlockKitFault::message)
        .containsExactly("missing required field: submit");
  }

  @Test
  void unknownSurfaceIsAProgrammersError() {
    assertThatThrownBy(() -> BlockKitValidator.check("wall", "[]")).hasMessageContaining("wall");
  }

  private static Arguments limit(int limit, String message, String pointer, IntFunction<String> json) {
    return Arguments.of(limit, message, pointer, json);
  }

  private static String message(String blocks) {
    return "[" + blocks + "]";
  }

  private static String home(int blocks, String more) {
    return "{\"type\":\"home\",\"blocks\":[" + many(blocks, i -> "{\"type\":\"divider\"}") + "]" + more + "}";
  }

  private static String modal(int title, String more) {
    return "{\"type\":\"modal\",\"title\":" + plain(title) + more + ",\"blocks\":[{\"type\":\"input\",\"label\":"
        + plain(5)
        + ",\"element\":{\"type\":\"plain_text_input\",\"multiline\":true,\"max_length\":3000}}]}";
  }

  private static String actions(String elements) {
    return "{\"type\":\"actions\",\"elements\":[" + elements + "]}";
  }

  private static String button(String more) {
    return "{\"type\":\"button\",\"text\":" + plain(3) + "," + more + "}";
  }

  private static String boxes(String option) {
    return "{\"type\":\"checkboxes\",\"options\":[" + option + "]}";
  }

  private static String plain(int length) {
    return "{\"type\":\"plain_text\",\"text\":\"" + "x".repeat(length) + "\"}";
  }

  private static String mrkdwn(int length) {
    return "{\"type\":\"mrkdwn\",\"text\":\"" + "x".repeat(length) + "\"}";
  }

  private static String many(int count, IntFunction<String> one) {
    return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(","));
  }

  @Test
  void everyFaultSaysWhichRule() {
    List<BlockKitFault> faults = BlockKitValidator.check("message",
        "[{\"type\":\"section\",\"text\":" + mrkdwn(3) + ",\"accessory\":{\"type\":\"overflow\",\"options\":["
            + many(6, OPTION::formatted) + "]}}]");

    assertThat(faults).containsExactly(new BlockKitFault("no more than 5 items allowed", "/blocks/0/accessory/options",
        "overflow.options: 1 to 5 items"));
  }
}
