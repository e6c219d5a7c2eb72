package io.opsmate.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.outbox.Letter.Body;
import io.opsmate.commands.relay.SlackAnswer;
import io.opsmate.commands.relay.SlackPost;
import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Execution;
import io.opsmate.skills.approval.Executor;
import io.opsmate.skills.approval.Sighting;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.testkit.Boxes.Scrap;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each invariant objects when OpsMate is broken on purpose; else it would prove nothing. */
@ExtendWith(FaultSuite.class)
class InvariantsCanFailTest {
  private static final Ids IDS = UUID::randomUUID;
  private static Ground ground;

  @BeforeAll
  static void start() {
    ground = Ground.fresh();
  }

  @AfterEach
  void forget() {
    ground.forgetFarJobs();
  }

  @AfterAll
  static void stop() {
    ground.close();
  }

  @Test
  void nothingIsWrongWithAWholeOne() {
    assertThat(wrongWith(Wiring.PLAIN)).isEmpty();
  }

  @Test
  void aRunnerThatActsBeforeItsAttemptIsOnRecordIsFound() {
    Case one = ground.anotherCase();
    ground.world.scrap(one.box("quick"), new AttemptId(IDS.next()));

    assertThat(wrongWith(one, Wiring.PLAIN)).anyMatch(says -> says.contains("before its attempt was on record"))
        .anyMatch(says -> says.contains("by an attempt that is not on record"));
  }

  @Test
  void aRunnerThatRepeatsAfterAnUnknownOutcomeIsFound() {
    assertThat(wrongWith(executing(real -> approved -> {
      real.execute(approved);
      return real.execute(approved);
    }))).anyMatch(says -> says.contains("was scrapped 2 times"));
  }

  @Test
  void anOutcomeThatDoesNotTellTheTruthIsFound() {
    assertThat(wrongWith(executing(real -> approved -> {
      real.execute(approved);
      return Execution.failed("no idea");
    }))).anyMatch(says -> says.contains("it says failed, but it was done"));
    assertThat(wrongWith(executing(_ -> _ -> Execution.done("of course"))))
        .anyMatch(says -> says.contains("it says done, but it was done 0 times"));
    assertThat(wrongWith(executing(_ -> _ -> Execution.unknown(""))))
        .anyMatch(says -> says.contains("it says unknown, without evidence"));
  }

  @Test
  void rulesThatForgetTheSecondPersonAreFound() {
    assertThat(wrongWith(new Wiring() {
      @Override
      public OrgRules rules(OrgRules real) {
        ApprovalRule rule = real.rules().getFirst();
        return real.withRules(List.of(ApprovalRule.of("one", 1, rule.approvers(), rule.expiry())));
      }
    })).anyMatch(says -> says.contains("was scrapped with 1 votes that count"));
  }

  @Test
  void aChangeWithoutItsAuditEntryIsFound() {
    assertThat(wrongWith(new Wiring() {
      @Override
      public AuditTrail audit(AuditTrail real) {
        return (tx, entry) -> {
          if (!entry.what().equals("action.done")) {
            real.record(tx, entry);
          }
        };
      }
    })).anyMatch(says -> says.contains("step done") && says.contains("has no audit entry"));
  }

  @Test
  void aChangeThatItsCardDoesNotShowIsFound() {
    assertThat(wrongWith(new Wiring() {
      @Override
      public Chat chat(Chat real) {
        return Between.port(Chat.class, real, (method, _, call) -> method.equals("card") ? null : call.make());
      }
    })).anyMatch(says -> says.contains("has no version of its card"));
  }

  @Test
  void aRelayThatOnlySaysItSentIsFound() {
    assertThat(wrongWith(slack((_, _) -> {
    }))).anyMatch(says -> says.startsWith("no message shows version"));
  }

  @Test
  void aCardThatGoesBackIsFound() {
    assertThat(wrongWith(slack((ts, body) -> {
      ground.world.edit(ts, body.text());
      ground.world.edit(ts, body.text().replaceFirst(" v\\d+]", " v1]"));
      ground.world.edit(ts, body.text());
    }))).anyMatch(says -> says.contains("went back"));
  }

  @Test
  void aLetterThatNeverLeftIsFound() {
    assertThat(wrongWith(new Wiring() {
      @Override
      public SlackPost slack(SlackPost real) {
        return Between.port(SlackPost.class, real,
            (method, _, call) -> method.equals("update") ? new SlackAnswer.Refused("odd", List.of()) : call.make());
      }
    })).anyMatch(says -> says.contains("SET_ASIDE"));
  }

  @Test
  void aChangedAuditTrailIsFound() {
    Case one = ground.anotherCase();
    assertThat(wrongWith(one, Wiring.PLAIN)).isEmpty();

    Rows.update(ground.admin(), "ALTER TABLE audit_event DISABLE TRIGGER audit_event_stays");
    Rows.update(ground.admin(), "UPDATE audit_event SET what = 'nothing' WHERE org_id = ? AND seq = 2",
        one.org().value());

    assertThat(ground.invariants().broken(one)).anyMatch(says -> says.contains("audit chain does not verify"));
  }

  private static List<String> wrongWith(Wiring wiring) {
    return wrongWith(ground.anotherCase(), wiring);
  }

  private static List<String> wrongWith(Case one, Wiring wiring) {
    try (Replica replica = new Replica(ground.place(), Replica.Self.of("broken", ground.day(one)), wiring)) {
      new Days(replica, ground.admin()).untilSettled(one);
    }
    ground.forgetFarJobs();
    return ground.invariants().broken(one);
  }

  private static Wiring executing(
      Function<Executor<Scrap>, Function<Approved<Scrap>, Execution>> broken) {
    return new Wiring() {
      @Override
      public Executor<Scrap> executor(Executor<Scrap> real) {
        return new Executor<>() {
          @Override
          public Execution execute(Approved<Scrap> approved) {
            return broken.apply(real).apply(approved);
          }

          @Override
          public Sighting look(Scrap action, AttemptId attempt) {
            return real.look(action, attempt);
          }
        };
      }
    };
  }

  /** Posts as it should, and edits as it is told. */
  private static Wiring slack(BiConsumer<String, Body> edit) {
    return new Wiring() {
      @Override
      public SlackPost slack(SlackPost real) {
        return Between.port(SlackPost.class, real, (method, arguments, call) -> {
          if (!method.equals("update")) {
            return call.make();
          }
          edit.accept((String) arguments[1], (Body) arguments[2]);
          return new SlackAnswer.Sent((ChannelId) arguments[0], (String) arguments[1]);
        });
      }
    };
  }
}
