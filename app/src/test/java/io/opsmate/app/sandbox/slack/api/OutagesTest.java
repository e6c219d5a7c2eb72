package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutagesTest {
  private static final String LOOKUP = "usergroups.users.list";
  private static final String GROUP = "{\"usergroup\":\"S0APPROVERS\"}";

  private final ApiFixture slack = ApiFixture.open();

  @Test
  void groupLookupsFailUntilTheyAreMended() {
    slack.outages.begin(LOOKUP, new Outage.Failing("internal_error"));

    assertThat(slack.error(LOOKUP, GROUP)).isEqualTo("internal_error");
    assertThat(slack.error(LOOKUP, GROUP)).isEqualTo("internal_error");

    slack.outages.end(LOOKUP);

    assertThat(slack.call(LOOKUP, GROUP).path("ok").asBoolean()).isTrue();
  }

  @Test
  void anOutageMayLastACountOfCalls() {
    slack.outages.begin(LOOKUP, new Outage.TooManyRequests(Duration.ofSeconds(7)), 2);

    assertThat(slack.answer(LOOKUP, GROUP)).isEqualTo(new ApiAnswer.SlowDown(Duration.ofSeconds(7)));
    assertThat(slack.answer(LOOKUP, GROUP)).isInstanceOf(ApiAnswer.SlowDown.class);
    assertThat(slack.answer(LOOKUP, GROUP)).isInstanceOf(ApiAnswer.Ok.class);
  }

  @Test
  void oneMethodBreaksAndTheOthersWork() {
    slack.outages.begin(LOOKUP, new Outage.Down(503));

    assertThat(slack.answer(LOOKUP, GROUP)).isEqualTo(new ApiAnswer.Down(503));
    assertThat(slack.answer("auth.test", "{}")).isInstanceOf(ApiAnswer.Ok.class);
  }

  @Test
  void whatIsSlowStillAnswers() {
    slack.outages.begin(LOOKUP, new Outage.Slow(Duration.ofSeconds(9)));

    assertThat(slack.answer(LOOKUP, GROUP)).isInstanceOfSatisfying(ApiAnswer.Late.class, late -> {
      assertThat(late.by()).isEqualTo(Duration.ofSeconds(9));
      assertThat(late.answer()).isInstanceOf(ApiAnswer.Ok.class);
    });
  }

  @Test
  void allAreMendedAtOnce() {
    slack.outages.begin(LOOKUP, new Outage.Down(503));
    slack.outages.begin("users.info", new Outage.Down(503));

    slack.outages.endAll();

    assertThat(slack.answer(LOOKUP, GROUP)).isInstanceOf(ApiAnswer.Ok.class);
  }
}
