package io.opsmate.skills.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.Interleaving.Crash;
import io.opsmate.skills.approval.Interleaving.Happening;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the properties look for can be found. */
class InterleavingTest {
  private static final List<Happening> CRASHED_AFTER_THE_CALL = List.of(new Happening.Approves(1),
      new Happening.Approves(2), new Happening.Crashes(Crash.AFTER), new Happening.Works(1), new Happening.Passes(61),
      new Happening.Works(2));

  @Test
  void aWorldThatTellsTheTruthIsNotTouchedTwice() {
    assertThat(story(new Interleaving())).isEmpty();
  }

  @Test
  void aWorldThatDeniesWhatHappenedIsTouchedTwiceAndThatIsFound() {
    assertThat(story(new Interleaving(new Sighting.NotYet()))).anyMatch(says -> says.contains("stopped twice"));
  }

  private static List<String> story(Interleaving one) {
    CRASHED_AFTER_THE_CALL.forEach(one::happens);
    one.comesToAnEnd();
    return one.wrong();
  }
}
