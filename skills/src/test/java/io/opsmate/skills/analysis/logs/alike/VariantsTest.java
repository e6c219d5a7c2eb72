package io.opsmate.skills.analysis.logs.alike;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.analysis.logs.Template;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Templates that say nearly the same. */
class VariantsTest {
  @Test
  void variantsAreGroupedAndOthersAreNot() {
    List<Template> templates = templates("connection to <*> was refused by peer after <*> tries",
        "disk <*> is full", "connection to <*> was refused by peer after <*> tries in all", "user <*> logged in");

    assertThat(new Variants().of(templates)).singleElement()
        .isEqualTo(List.of(templates.get(0), templates.get(2)));
  }

  @Test
  void theShareInCommonIsEstimatedWithinItsError() {
    Random random = new Random(8);
    double squares = 0;
    for (int run = 0; run < 200; run++) {
      List<String> words = IntStream.range(0, 40).mapToObj(i -> "w" + random.nextInt()).toList();
      String one = String.join(" ", words.subList(0, 30));
      String other = String.join(" ", words.subList(10, 40));
      double truth = 39.0 / 81;
      double error = new Sketch(one).inCommon(new Sketch(other)) - truth;
      squares += error * error;
    }

    assertThat(Math.sqrt(squares / 200)).isBetween(.03, .055);
  }

  @Test
  void aModelOfMeaningIsAskedOnlyIfThereIsOne() {
    List<Template> templates = templates("link went down", "interface lost carrier", "disk is full");

    assertThat(new Variants().of(templates)).isEmpty();
    assertThat(new Variants(VariantsTest::disksApart).of(templates))
        .singleElement()
        .isEqualTo(templates.subList(0, 2));
  }

  private static List<float[]> disksApart(List<String> sentences) {
    return sentences.stream().map(one -> one.contains("disk") ? new float[]{1, 0} : new float[]{0, 1}).toList();
  }

  private static List<Template> templates(String... shown) {
    return Arrays.stream(shown)
        .map(one -> new Template(one.hashCode(), 0, one, one, 1, 1, 1, 0, 0, List.of()))
        .toList();
  }
}
