package io.opsmate.app.sandbox.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementStateTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
    "plain_text_input | {} | {\"type\":\"plain_text_input\",\"value\":null}",
    "plain_text_input | {\"initial_value\":\"x\"} | {\"type\":\"plain_text_input\",\"value\":\"x\"}",
    "users_select | {\"initial_user\":\"U1\"} | {\"type\":\"users_select\",\"selected_user\":\"U1\"}",
    "conversations_select | {} | {\"type\":\"conversations_select\",\"selected_conversation\":null}",
    "channels_select | {\"initial_channel\":\"C1\"} | {\"type\":\"channels_select\",\"selected_channel\":\"C1\"}",
    "datepicker | {\"initial_date\":\"2026-11-21\"} | {\"type\":\"datepicker\",\"selected_date\":\"2026-11-21\"}",
    "timepicker | {} | {\"type\":\"timepicker\",\"selected_time\":null}",
    "multi_users_select | {\"initial_users\":[\"U1\",\"U2\"]}"
        + " | {\"type\":\"multi_users_select\",\"selected_users\":[\"U1\",\"U2\"]}",
    "static_select | {} | {\"type\":\"static_select\",\"selected_option\":null}",
    "multi_static_select | {} | {\"type\":\"multi_static_select\",\"selected_options\":[]}",
    "checkboxes | {} | {\"type\":\"checkboxes\",\"selected_options\":[]}"})
  void anUntouchedElementIsAsItStarted(String type, String element, String state) {
    JsonNode block = Json.parse("""
        [{"type":"input","block_id":"b","element":{"type":"%s","action_id":"a"}}]""".formatted(type)).orElseThrow();
    ((ObjectNode) block.at("/0/element"))
        .setAll((ObjectNode) Json.parse(element).orElseThrow());

    assertThat(ElementState.values(Elements.in(block), Map.of()).at("/b/a")).hasToString(state);
  }

  @ParameterizedTest
  @CsvSource({"plain_text_input,value", "users_select,selected_user", "datepicker,selected_date",
    "timepicker,selected_time"})
  void whatWasEnteredCountsMoreThanTheStart(String type, String property) {
    JsonNode block = Json.parse("""
        [{"type":"input","block_id":"b","element":{"type":"%s","action_id":"a","initial_value":"x"}}]"""
        .formatted(type)).orElseThrow();

    JsonNode state = ElementState.values(Elements.in(block), Map.of("b", Map.of("a", List.of("mine"))));

    assertThat(state.at("/b/a").path(property).asText()).isEqualTo("mine");
  }

  @ParameterizedTest
  @CsvSource({"''", "erased"})
  void anErasedTextIsNull(String before) {
    JsonNode block = Json.parse("""
        [{"type":"input","block_id":"b","element":{"type":"plain_text_input","action_id":"a","initial_value":"%s"}}]"""
        .formatted(before)).orElseThrow();

    JsonNode state = ElementState.values(Elements.in(block), Map.of("b", Map.of("a", List.of(""))));

    assertThat(state.at("/b/a/value").isNull()).isTrue();
  }
}
