package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.sandbox.slack.workspace.Json;
import org.junit.jupiter.api.Test;

class BlockTextTest {

  @Test
  void allTextCountsAndOptionsNamedTwiceCountOnce() {
    assertThat(BlockText.lengthOf(Json.parse("""
        [{"type":"section","text":{"type":"mrkdwn","text":"12345"},"fields":[{"type":"mrkdwn","text":"123"}]},
         {"type":"actions","elements":[{"type":"checkboxes",
           "options":[{"text":{"type":"plain_text","text":"12"},"value":"a"}],
           "initial_options":[{"text":{"type":"plain_text","text":"12"},"value":"a"}]}]}]
        """).orElseThrow())).isEqualTo(10);
  }
}
