package io.opsmate.commands.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The limits of elements and of what is inside them: the last that Slack takes, and the first that it does not. */
class ElementLimitsTest {
  private static final String OPTION = "{'text':{'type':'plain_text','text':'o'},'value':'v%d'}";

  static Stream<Arguments> characters() {
    return Stream.of(
        limit(2000, "/blocks/0/fields/0/text", n -> "{'type':'section','fields':[" + text("mrkdwn", n) + "]}"),
        limit(3000, "/blocks/0/elements/0/text", n -> "{'type':'context','elements':[" + text("mrkdwn", n) + "]}"),
        limit(3000, "/blocks/0/image_url", n -> "{'type':'image','image_url':'" + address(n) + "','alt_text':'a'}"),
        limit(2000, "/blocks/0/title/text",
            n -> "{'type':'image','image_url':'https://x','alt_text':'a','title':" + plain(n) + "}"),
        limit(2000, "/blocks/0/elements/0/alt_text",
            n -> "{'type':'context','elements':[{'type':'image','image_url':'https://x','alt_text':'" + "a".repeat(n)
                + "'}]}"),
        limit(3000, "/blocks/0/elements/0/url", n -> actions(button("'url':'" + address(n) + "'"))),
        limit(100, "/blocks/0/elements/0/confirm/title/text", n -> actions(confirmed(n, 1, 1, 1))),
        limit(300, "/blocks/0/elements/0/confirm/text/text", n -> actions(confirmed(1, n, 1, 1))),
        limit(30, "/blocks/0/elements/0/confirm/confirm/text", n -> actions(confirmed(1, 1, n, 1))),
        limit(30, "/blocks/0/elements/0/confirm/deny/text", n -> actions(confirmed(1, 1, 1, n))),
        limit(150, "/blocks/0/elements/0/placeholder/text",
            n -> actions("{'type':'users_select','placeholder':" + plain(n) + "}")),
        limit(75, "/blocks/0/elements/0/option_groups/0/label/text",
            n -> actions("{'type':'static_select','option_groups':[" + group(plain(n), 1) + "]}")),
        limit(3000, "/blocks/0/accessory/options/0/url",
            n -> "{'type':'section','text':" + plain(1) + ",'accessory':{'type':'overflow','options':[{'text':"
                + plain(1)
                + ",'value':'v','url':'" + address(n) + "'}]}}"));
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("characters")
  void theLastCharacterIsTakenAndOneMoreIsNot(int limit, String pointer, IntFunction<String> block) {
    assertThat(check(block.apply(limit))).isEmpty();

    assertThat(check(block.apply(limit + 1))).singleElement().satisfies(fault -> {
      assertThat(fault.message()).isEqualTo("must be less than " + (limit + 1) + " characters");
      assertThat(fault.pointer()).isEqualTo(pointer);
    });
  }

  static Stream<Arguments> items() {
    return Stream.of(
        limit(10, "/blocks/0/fields", n -> "{'type':'section','fields':[" + many(n, _ -> plain(1)) + "]}"),
        limit(100, "/blocks/0/elements/0/option_groups",
            n -> actions("{'type':'static_select','option_groups':[" + many(n, _ -> group(plain(1), 1)) + "]}")),
        limit(100, "/blocks/0/elements/0/option_groups/0/options",
            n -> actions("{'type':'static_select','option_groups':[" + group(plain(1), n) + "]}")),
        limit(10, "/blocks/0/elements/0/options",
            n -> actions("{'type':'radio_buttons','options':[" + many(n, OPTION::formatted) + "]}")),
        limit(100, "/blocks/0/accessory/options",
            n -> "{'type':'section','text':" + plain(1) + ",'accessory':{'type':'multi_static_select','options':["
                + many(n, OPTION::formatted) + "]}}"));
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("items")
  void theLastItemIsTakenAndOneMoreIsNot(int limit, String pointer, IntFunction<String> block) {
    assertThat(check(block.apply(limit))).isEmpty();

    assertThat(check(block.apply(limit + 1))).singleElement().satisfies(fault -> {
      assertThat(fault.message()).isEqualTo("no more than " + limit + " items allowed");
      assertThat(fault.pointer()).isEqualTo(pointer);
    });
  }

  @ParameterizedTest
  @CsvSource({"datepicker,initial_date,2026-02-28,2026-02-30", "datepicker,initial_date,2026-11-21,21.11.2026",
    "timepicker,initial_time,09:30,24:30", "timepicker,initial_time,23:59,9:30h"})
  void datesAndTimesAreReal(String type, String property, String right, String wrong) {
    assertThat(check(actions("{'type':'" + type + "','" + property + "':'" + right + "'}"))).isEmpty();

    assertThat(check(actions("{'type':'" + type + "','" + property + "':'" + wrong + "'}"))).extracting(
        BlockKitFault::pointer).containsExactly("/blocks/0/elements/0/" + property);
  }

  @Test
  void aSelectHasOptionsOrGroupsOfThemNotBoth() {
    assertThat(check(actions("{'type':'static_select','options':[" + OPTION.formatted(1) + "],'option_groups':["
        + group(plain(1), 1) + "]}"))).extracting(BlockKitFault::message)
        .containsExactly("must define either `options` or `option_groups`");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{'type':'section','text':{'type':'mrkdwn','text':'x','emoji':true}} | /blocks/0/text",
    "{'type':'divider','text':'x'} | /blocks/0",
    "{'type':'context','elements':[{'type':'mrkdwn','text':'x','style':'bold'}]} | /blocks/0/elements/0",
    "{'type':'image','image_url':'https://x','alt_text':'a','width':3} | /blocks/0"})
  void whatSlackDoesNotKnowIsRefusedWhereItStands(String block, String pointer) {
    assertThat(check(block)).singleElement().satisfies(fault -> {
      assertThat(fault.message()).startsWith("invalid additional property");
      assertThat(fault.pointer()).isEqualTo(pointer);
    });
  }

  private static List<BlockKitFault> check(String block) {
    return BlockKitValidator.check("message", "[" + block.replace('\'', '"') + "]");
  }

  private static Arguments limit(int limit, String pointer, IntFunction<String> block) {
    return Arguments.of(limit, pointer, block);
  }

  private static String actions(String element) {
    return "{'type':'actions','elements':[" + element + "]}";
  }

  private static String button(String more) {
    return "{'type':'button','text':" + plain(3) + "," + more + "}";
  }

  private static String confirmed(int title, int text, int yes, int no) {
    return button("'confirm':{'title':" + plain(title) + ",'text':" + plain(text) + ",'confirm':" + plain(yes)
        + ",'deny':" + plain(no) + "}");
  }

  private static String group(String label, int options) {
    return "{'label':" + label + ",'options':[" + many(options, OPTION::formatted) + "]}";
  }

  private static String address(int length) {
    return "https://" + "x".repeat(length - "https://".length());
  }

  private static String plain(int length) {
    return text("plain_text", length);
  }

  private static String text(String type, int length) {
    return "{'type':'" + type + "','text':'" + "x".repeat(length) + "'}";
  }

  private static String many(int count, IntFunction<String> one) {
    return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(","));
  }
}
