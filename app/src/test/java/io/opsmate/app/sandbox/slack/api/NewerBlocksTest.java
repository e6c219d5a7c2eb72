package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewerBlocksTest {
  private final NewerBlocks blocks = new NewerBlocks((surface, json) -> List.of());

  @Test
  void aWorkspaceThatRefusesThemSaysWhich() {
    blocks.refuse(NewerBlocks.ALL);

    assertThat(blocks.check("message", "[{\"type\":\"divider\"},{\"type\":\"table\"}]")).singleElement()
        .satisfies(fault -> {
          assertThat(fault.message()).isEqualTo("unsupported type: table");
          assertThat(fault.pointer()).isEqualTo("/blocks/1/type");
        });
    assertThat(blocks.check("home", "{\"blocks\":[{\"type\":\"rich_text\"}]}")).singleElement()
        .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/view/blocks/0/type"));
  }

  @Test
  void switchedOffItTakesThemAgain() {
    blocks.refuse(Set.of("table"));
    blocks.refuse(Set.of());

    assertThat(blocks.check("message", "[{\"type\":\"table\"}]")).isEmpty();
  }
}
