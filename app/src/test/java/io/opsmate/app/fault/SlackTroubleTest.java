package io.opsmate.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import io.opsmate.app.fault.Tally.Tried;
import io.opsmate.app.fault.TroubledSlack.Trouble;
import io.opsmate.commands.relay.SlackPost;
import io.opsmate.commands.relay.SlackWebApi;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RequestKey;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Slack in trouble, over real HTTP, and presses that come more than once: all is shown in the end, nothing is doubled. */
@ExtendWith(FaultSuite.class)
class SlackTroubleTest {
  private static final List<Trouble> TROUBLES = List.of(Trouble.values());
  private static final Random DICE = Depth.dice(SlackTroubleTest.class);
  private static Ground ground;
  private static TroubledSlack troubled;
  private static Slack client;

  @BeforeAll
  static void start() throws Exception {
    ground = Ground.fresh();
    troubled = new TroubledSlack(ground.world);
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(troubled.url());
    client = Slack.getInstance(config);
  }

  @AfterEach
  void recover() {
    troubled.recover();
    ground.forgetFarJobs();
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    troubled.close();
    ground.close();
  }

  @ParameterizedTest
  @EnumSource(value = Trouble.class, mode = EnumSource.Mode.EXCLUDE, names = "WELL")
  void oneTroubleOnTheWayChangesNothingInTheEnd(Trouble trouble) {
    for (int well = 0; well < Depth.of(1, 4); well++) {
      troubled.willBe(Stream.concat(Stream.generate(() -> Trouble.WELL).limit(well), Stream.of(trouble)).toList());
      walked(trouble + " after " + well);
    }
  }

  @Test
  void manyTroublesInARowOnlyTakeLonger() {
    for (int round = 0; round < Depth.of(2, 30); round++) {
      List<Trouble> row = new ArrayList<>();
      for (int call = 0; call < 12; call++) {
        row.add(TROUBLES.get(DICE.nextInt(TROUBLES.size())));
      }
      troubled.willBe(row);
      walked(row + " (seed " + Depth.SEED + ")");
    }
  }

  @Test
  void aPressThatIsDeliveredAgainAndAgainIsOneVote() {
    Case one = ground.anotherCase();
    try (Replica replica = replica(one)) {
      Days days = new Days(replica, ground.admin());
      replica.desk.propose(one.org(), one.plan(replica.clock.instant()), Case.REQUESTER, one.channel(),
          replica.clock.instant());
      Days.Standing asked = days.standing(one).getFirst();

      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        for (int delivery = 0; delivery < 8; delivery++) {
          threads.execute(() -> replica.press(one, new RequestKey("same"), press(asked, Case.FIRST)));
        }
      }
      days.work();
      Tally.add(Tried.DUPLICATES, 7);

      assertThat(votes(one)).containsExactly(Case.FIRST.value());
      assertThat(ground.world.effects(one.prefix())).isEmpty();
      days.untilSettled(one);
    }
    ground.invariants().hold(one, "one press delivered eight times");
  }

  @Test
  void pressesWithNewTriggersOfTheSamePersonAreOneVoteAndLateOnesNothing() {
    Case one = ground.anotherCase();
    try (Replica replica = replica(one)) {
      Days days = new Days(replica, ground.admin());
      replica.desk.propose(one.org(), one.plan(replica.clock.instant()), Case.REQUESTER, one.channel(),
          replica.clock.instant());
      Days.Standing asked = days.standing(one).getFirst();

      for (int trigger = 0; trigger < 5; trigger++) {
        replica.press(one, new RequestKey("trigger-" + trigger), press(asked, Case.FIRST));
      }
      days.work();
      assertThat(votes(one)).containsExactly(Case.FIRST.value());

      days.untilSettled(one);
      for (MemberId member : Case.APPROVERS) {
        replica.press(one, new RequestKey("late-" + member), press(asked, member));
      }
      days.work();
      Tally.add(Tried.DUPLICATES, 4 + Case.APPROVERS.size());
    }
    ground.invariants().hold(one, "presses with new triggers, and late ones");
    assertThat(votes(one)).hasSize(Replica.QUORUM);
  }

  private static void walked(String after) {
    Case one = ground.anotherCase();
    try (Replica replica = replica(one)) {
      new Days(replica, ground.admin()).untilSettled(one);
    }
    Tally.add(Tried.SLACK_FAULTS, troubled.met());
    ground.invariants().hold(one, after);
    ground.forgetFarJobs();
  }

  private static Replica replica(Case one) {
    return new Replica(ground.place(), Replica.Self.of("troubled", ground.day(one)), new Wiring() {
      @Override
      public SlackPost slack(SlackPost real) {
        return new SlackWebApi(client.methods("xoxb-fault"), HttpClient.newHttpClient());
      }
    });
  }

  private static Pressing press(Days.Standing asked, MemberId member) {
    return new Pressing(asked.approval().toString(), asked.hash(), member.value(), Pressing.APPROVE);
  }

  private static List<String> votes(Case one) {
    return Rows.list(ground.admin(), row -> row.getString(1),
        "SELECT member FROM approval_vote WHERE org_id = ? ORDER BY position", one.org().value());
  }
}
