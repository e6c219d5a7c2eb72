package io.opsmate.commands.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.view.ViewState;
import com.slack.api.util.json.GsonFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TickedBoxesTest {
  @Test
  void listsOfOneChoiceAreJoinedInTheirOrder() {
    String json = Clicks.tickedIn("pick", IntStream.range(0, 12).mapToObj(n -> List.of("v" + n)).toList());

    assertThat(TickedBoxes.in(state(json)))
        .isEqualTo(Map.of("pick", IntStream.range(0, 12).mapToObj(n -> "v" + n).toList()));
  }

  @Test
  void aChoiceWithoutATickIsThereAndEmpty() {
    assertThat(TickedBoxes.in(state(Clicks.ticked("pick", List.of())))).isEqualTo(Map.of("pick", List.of()));
    assertThat(TickedBoxes.in(state("{\"b\":{\"pick:0\":{\"type\":\"checkboxes\"}}}")))
        .isEqualTo(Map.of("pick", List.of()));
  }

  @Test
  void aChoiceMayHaveColonsInItsName() {
    assertThat(TickedBoxes.in(state(Clicks.ticked("a:b", List.of("v"))))).containsOnlyKeys("a:b");
  }

  @Test
  void whatIsNoBoxIsLeftOut() {
    assertThat(TickedBoxes.in(state("{\"b\":{\"x\":{\"type\":\"plain_text_input\",\"value\":null}}}"))).isEmpty();
    assertThat(TickedBoxes.in(null)).isEmpty();
    assertThat(TickedBoxes.in(new ViewState())).isEmpty();
  }

  private static ViewState state(String values) {
    return GsonFactory.createSnakeCase().fromJson("{\"values\":" + values + "}", ViewState.class);
  }
}
