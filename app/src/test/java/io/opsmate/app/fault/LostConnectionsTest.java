package io.opsmate.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.fault.CuttingLines.When;
import io.opsmate.app.fault.Tally.Tried;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database goes away in the middle of a commit: lost, or done and nobody heard. The same worker goes on. */
@ExtendWith(FaultSuite.class)
class LostConnectionsTest {
  private static final Random DICE = Depth.dice(LostConnectionsTest.class);
  private static Ground ground;

  @BeforeAll
  static void start() {
    ground = Ground.fresh();
  }

  @AfterAll
  static void stop() {
    ground.close();
  }

  @Test
  void aCommitThatIsLostOrThatNobodyHearsOfIsNeitherForgottenNorRepeated() {
    int commits = cut(When.NEVER, 0);
    assertThat(commits).isGreaterThan(20);

    List<Integer> all = new ArrayList<>(java.util.stream.IntStream.rangeClosed(1, commits).boxed().toList());
    Collections.shuffle(all, DICE);
    for (int commit : all.subList(0, Depth.of(4, commits))) {
      cut(When.BEFORE, commit);
      cut(When.AFTER, commit);
      Tally.add(Tried.LOST_CONNECTIONS, 2);
    }
  }

  private static int cut(When when, int commit) {
    Case one = ground.anotherCase();
    CuttingLines lines = new CuttingLines(ground.admin(), when, commit);
    try (Replica replica = new Replica(ground.place(), Replica.Self.of("cut", ground.day(one)), lines)) {
      new Days(replica, ground.admin()).untilSettled(one);
    }
    ground.invariants().hold(one, "line cut " + when + " commit " + commit + " (seed " + Depth.SEED + ")");
    ground.forgetFarJobs();
    return lines.commits();
  }
}
