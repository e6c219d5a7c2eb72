package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
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

    assertThat(struck()).isEqualTo(new ApiAnswer.SlowDown(Duration.ofSeconds(7)));
    assertThat(struck()).isInstanceOf(ApiAnswer.SlowDown.class);
    assertThat(slack.answer(LOOKUP, GROUP)).isInstanceOf(ApiAnswer.Ok.class);
  }

  @Test
  void oneMethodBreaksAndTheOthersWork() {
    slack.outages.begin(LOOKUP, new Outage.Down(503));

    assertThat(struck()).isEqualTo(new ApiAnswer.Down(503));
    assertThat(slack.answer("auth.test", "{}")).isInstanceOf(ApiAnswer.Ok.class);
  }

  @Test
  void whatIsSlowStillAnswers() {
    slack.outages.begin(LOOKUP, new Outage.Slow(Duration.ofSeconds(9)));

    assertThat(struck()).isInstanceOfSatisfying(ApiAnswer.Late.class, late -> {
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

  @Test
  void oneSwitchBreaksAllMethodsAndTheParticularOneComesFirst() {
    slack.outages.begin(Outages.ALL, new Outage.Failing("internal_error"), 1);
    slack.outages.begin(LOOKUP, new Outage.Down(503), 1);

    assertThat(struck()).isEqualTo(new ApiAnswer.Down(503));
    assertThat(slack.error("auth.test", "{}")).isEqualTo("internal_error");
    assertThat(slack.call("auth.test", "{}").path("ok").asBoolean()).isTrue();
  }

  @Test
  void aMissingScopeNamesWhatIsNeededAndWhatIsThere() {
    slack.outages.begin(LOOKUP, new Outage.MissingScope());

    JsonNode answer = slack.call(LOOKUP, GROUP);

    assertThat(answer.path("error").asText()).isEqualTo("missing_scope");
    assertThat(answer.path("needed").asText()).isEqualTo("usergroups:read");
    assertThat(answer.path("provided").asText()).contains("chat:write").doesNotContain("usergroups:read");
  }

  @Test
  void aSlowNetworkSlowsEveryCall() {
    slack.outages.slowDown(Duration.ofMillis(700));

    assertThat(slack.answer("auth.test", "{}")).isInstanceOfSatisfying(ApiAnswer.Disturbed.class,
        slow -> assertThat(slow.answer()).isInstanceOfSatisfying(ApiAnswer.Late.class,
            late -> assertThat(late.by()).isEqualTo(Duration.ofMillis(700))));
  }

  /** What the switch made of the answer. */
  private ApiAnswer struck() {
    return slack.answer(LOOKUP, GROUP) instanceof ApiAnswer.Disturbed(_, ApiAnswer answer)
        ? answer
        : new ApiAnswer.Refused("nothing_struck", List.of(), List.of());
  }
}
