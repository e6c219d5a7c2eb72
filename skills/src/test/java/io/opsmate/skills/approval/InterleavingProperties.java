package io.opsmate.skills.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.Interleaving.Crash;
import io.opsmate.skills.approval.Interleaving.Happening;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** In whatever order people vote, rules change, stops are pulled and processes die: what must never be, never is. */
class InterleavingProperties {
  /** Stories to a try; a hundred tries are made. */
  private static final int STORIES = "deep".equals(System.getProperty("opsmate.test.depth")) ? 100 : 4;

  @Property(tries = 100)
  void nothingIsDoneWithoutQuorumOrTwiceAndEverythingEnds(@ForAll("stories") List<List<Happening>> stories) {
    for (List<Happening> story : stories) {
      Interleaving one = new Interleaving();
      story.forEach(one::happens);
      one.comesToAnEnd();

      assertThat(one.wrong()).as(story.toString()).isEmpty();
    }
  }

  @Provide
  Arbitrary<List<List<Happening>>> stories() {
    return happenings().list().ofMinSize(5).ofMaxSize(30).list().ofSize(STORIES);
  }

  private static Arbitrary<Happening> happenings() {
    Arbitrary<Integer> person = Arbitraries.integers().between(0, Interleaving.PEOPLE.size() - 1);
    Arbitrary<Integer> worker = Arbitraries.integers().between(1, 3);
    return Arbitraries.<Happening>frequencyOf(Tuple.of(8, person.map(Happening.Approves::new)),
        Tuple.of(1, person.map(Happening.Rejects::new)), Tuple.of(1, person.map(Happening.Narrows::new)),
        Tuple.of(1, Arbitraries.integers().between(1, 3).map(Happening.Wants::new)),
        Tuple.of(1, Arbitraries.of(true, false).map(Happening.Stops::new)),
        Tuple.of(2, Arbitraries.of(Crash.class).map(Happening.Crashes::new)),
        Tuple.of(4, Arbitraries.of(1, 15, 31, 61, 3700).map(Happening.Passes::new)),
        Tuple.of(8, worker.map(Happening.Works::new)), Tuple.of(1, worker.map(Happening.Starts::new)));
  }
}
