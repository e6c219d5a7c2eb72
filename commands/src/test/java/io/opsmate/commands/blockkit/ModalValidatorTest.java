package io.opsmate.commands.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows, the fields in them, menus and questions, at the limits of each. */
class ModalValidatorTest {
  private static final String ELEMENT = "/view/blocks/0/element";

  static Stream<Arguments> limits() {
    return Stream.of(
        limit(24, "/view/title/text", n -> view("\"title\":" + plain(n))),
        limit(24, "/view/close/text", n -> view("\"title\":" + plain(1) + ",\"close\":" + plain(n))),
        limit(3000, "/view/private_metadata",
            n -> view("\"title\":" + plain(1) + ",\"private_metadata\":" + string(n))),
        limit(255, "/view/callback_id", n -> view("\"title\":" + plain(1) + ",\"callback_id\":" + string(n))),
        limit(100, "/view/blocks", n -> window(many(n, i -> "{\"type\":\"divider\"}"))),
        limit(2000, "/view/blocks/0/label/text", n -> input("\"plain_text_input\"", "", n)),
        limit(2000, "/view/blocks/0/hint/text",
            n -> window("{\"type\":\"input\",\"label\":" + plain(1) + ",\"hint\":" + plain(n)
                + ",\"element\":{\"type\":\"plain_text_input\"}}")),
        limit(3000, ELEMENT + "/max_length", n -> input("plain_text_input", "\"max_length\":" + n)),
        limit(3000, ELEMENT + "/initial_value", n -> input("plain_text_input", "\"initial_value\":" + string(n))),
        limit(40, ELEMENT + "/initial_value",
            n -> input("plain_text_input", "\"max_length\":40,\"initial_value\":" + string(n))),
        limit(150, ELEMENT + "/placeholder/text", n -> input("users_select", "\"placeholder\":" + plain(n))),
        limit(255, ELEMENT + "/action_id", n -> input("conversations_select", "\"action_id\":" + string(n))),
        limit(100, ELEMENT + "/options", n -> input("static_select", "\"options\":[" + options(n) + "]")),
        limit(100, ELEMENT + "/options", n -> input("multi_static_select", "\"options\":[" + options(n) + "]")),
        limit(10, ELEMENT + "/options", n -> input("checkboxes", "\"options\":[" + options(n) + "]")),
        limit(10, ELEMENT + "/options", n -> input("radio_buttons", "\"options\":[" + options(n) + "]")),
        limit(75, ELEMENT + "/options/0/text/text",
            n -> input("static_select", "\"options\":[{\"text\":" + plain(n) + ",\"value\":\"v\"}]")),
        limit(150, ELEMENT + "/options/0/value",
            n -> input("static_select", "\"options\":[{\"text\":" + plain(1) + ",\"value\":" + string(n) + "}]")),
        limit(75, ELEMENT + "/options/0/description/text", n -> input("static_select", "\"options\":[{\"text\":"
            + plain(1) + ",\"value\":\"v\",\"description\":" + plain(n) + "}]")),
        limit(3, ELEMENT + "/initial_users", n -> input("multi_users_select", "\"max_selected_items\":3,"
            + "\"initial_users\":[" + many(n, i -> "\"U" + i + "\"") + "]")),
        limit(5, "/view/blocks/0/elements/0/options",
            n -> window(actions("{\"type\":\"overflow\",\"action_id\":\"more\",\"options\":[" + options(n) + "]}"))),
        limit(100, "/view/blocks/0/elements/0/confirm/title/text", n -> confirm(n, 1, 1, 1)),
        limit(300, "/view/blocks/0/elements/0/confirm/text/text", n -> confirm(1, n, 1, 1)),
        limit(30, "/view/blocks/0/elements/0/confirm/confirm/text", n -> confirm(1, 1, n, 1)),
        limit(30, "/view/blocks/0/elements/0/confirm/deny/text", n -> confirm(1, 1, 1, n)));
  }

  @ParameterizedTest(name = "{1} at {0}")
  @MethodSource("limits")
  void atTheLimitSlackTakesItAndOneAboveItDoesNot(int limit, String pointer, IntFunction<String> view) {
    assertThat(BlockKitValidator.check("modal", view.apply(limit))).isEmpty();

    assertThat(BlockKitValidator.check("modal", view.apply(limit + 1))).extracting(BlockKitFault::pointer)
        .contains(pointer);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("{\"type\":\"modal\",\"blocks\":[{\"type\":\"divider\"}]}", "missing required field: title",
            "/view"),
        Arguments.of(window(""), "no less than 1 items allowed", "/view/blocks"),
        Arguments.of(input("static_select", "\"initial_option\":" + option(1)),
            "must define either `options` or `option_groups`", ELEMENT),
        Arguments.of(input("static_select", "\"options\":[" + options(2) + "],\"initial_option\":" + option(7)),
            "initial option is not among the options", ELEMENT),
        Arguments.of(
            input("static_select", "\"options\":[{\"text\":{\"type\":\"mrkdwn\",\"text\":\"x\"},\"value\":\"v\"}]"),
            "unsupported type: mrkdwn", ELEMENT + "/options/0/text/type"),
        Arguments.of(input("checkboxes", "\"options\":[{\"text\":" + plain(1)
            + ",\"value\":\"v\",\"url\":\"https://x\"}]"), "invalid additional property: url",
            ELEMENT + "/options/0"),
        Arguments.of(input("plain_text_input", "\"min_length\":5,\"max_length\":4"),
            "must be less than or equal to max_length", ELEMENT + "/min_length"),
        Arguments.of(input("conversations_select", "\"filter\":{\"include\":[\"secret\"]}"),
            "must be a valid enum value", ELEMENT + "/filter/include/0"),
        Arguments.of(input("button", "\"value\":\"1\""), "unsupported type: button", ELEMENT + "/type"),
        Arguments.of(window(actions("{\"type\":\"overflow\",\"options\":[]}")), "no less than 1 items allowed",
            "/view/blocks/0/elements/0/options"),
        Arguments.of(window(actions("{\"type\":\"button\",\"text\":" + plain(1) + ",\"confirm\":{\"title\":" + plain(1)
            + ",\"text\":" + plain(1) + ",\"confirm\":" + plain(1) + "}}")), "missing required field: deny",
            "/view/blocks/0/elements/0/confirm"));
  }

  @ParameterizedTest(name = "{1} at {2}")
  @MethodSource("refused")
  void whatSlackRefusesIsNamedWithItsPlace(String view, String message, String pointer) {
    assertThat(BlockKitValidator.check("modal", view)).anySatisfy(fault -> {
      assertThat(fault.message()).isEqualTo(message);
      assertThat(fault.pointer()).isEqualTo(pointer);
    });
  }

  @Test
  void boxesMayBeMarkedUp() {
    String box = "{\"text\":{\"type\":\"mrkdwn\",\"text\":\"*x*\"},\"value\":\"v\"}";

    assertThat(BlockKitValidator.check("modal", input("checkboxes", "\"options\":[" + box + "]"))).isEmpty();
  }

  private static Arguments limit(int limit, String pointer, IntFunction<String> view) {
    return Arguments.of(limit, pointer, view);
  }

  private static String view(String head) {
    return "{\"type\":\"modal\"," + head + ",\"blocks\":[{\"type\":\"divider\"}]}";
  }

  private static String window(String blocks) {
    return "{\"type\":\"modal\",\"title\":" + plain(1) + ",\"submit\":" + plain(1) + ",\"blocks\":[" + blocks + "]}";
  }

  private static String input(String type, String more) {
    return input("\"" + type + "\"", "," + more, 1);
  }

  private static String input(String quotedType, String more, int label) {
    return window(
        "{\"type\":\"input\",\"label\":" + plain(label) + ",\"element\":{\"type\":" + quotedType + more + "}}");
  }

  private static String actions(String element) {
    return "{\"type\":\"actions\",\"elements\":[" + element + "]}";
  }

  private static String confirm(int title, int text, int yes, int no) {
    return window(actions("{\"type\":\"button\",\"text\":" + plain(1) + ",\"confirm\":{\"title\":" + plain(title)
        + ",\"text\":" + plain(text) + ",\"confirm\":" + plain(yes) + ",\"deny\":" + plain(no) + "}}"));
  }

  private static String options(int count) {
    return many(count, ModalValidatorTest::option);
  }

  private static String option(int n) {
    return "{\"text\":" + plain(1) + ",\"value\":\"v" + n + "\"}";
  }

  private static String plain(int length) {
    return "{\"type\":\"plain_text\",\"text\":" + string(length) + "}";
  }

  private static String string(int length) {
    return "\"" + "x".repeat(length) + "\"";
  }

  private static String many(int count, IntFunction<String> one) {
    return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(","));
  }
}
