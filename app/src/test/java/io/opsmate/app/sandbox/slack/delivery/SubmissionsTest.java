package io.opsmate.app.sandbox.slack.delivery;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OUTSIDER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.ModalResult;
import io.opsmate.app.sandbox.slack.workspace.ModalView;
import io.opsmate.app.sandbox.slack.workspace.Trigger;
import io.opsmate.app.sandbox.slack.workspace.Triggers.Exchange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionsTest {
  private static final String FORM = """
      {"type":"modal","callback_id":"reject","private_metadata":"id:hash",
       "title":{"type":"plain_text","text":"Reject"},"submit":{"type":"plain_text","text":"Reject"},
       "blocks":[{"type":"input","block_id":"why","label":{"type":"plain_text","text":"Reason"},
                  "element":{"type":"plain_text_input","action_id":"text","min_length":3,"max_length":5}},
                 {"type":"input","block_id":"who","optional":true,"label":{"type":"plain_text","text":"Who else"},
                  "element":{"type":"multi_users_select","action_id":"people","max_selected_items":2}},
                 {"type":"actions","block_id":"more","elements":[{"type":"button","action_id":"details",
                  "text":{"type":"plain_text","text":"Details"}}]}]}
      """;
  private static final String OTHER = """
      {"type":"modal","title":{"type":"plain_text","text":"Other"},"blocks":[{"type":"divider"}]}""";

  private final DeliveryFixture slack = new DeliveryFixture();

  @Test
  void aSubmissionCarriesTheWholeViewAndWhatWasEntered() {
    ModalView modal = opened(FORM);

    assertThat(submit(modal, "late")).isEqualTo(new SubmitResult.Taken());

    JsonNode payload = slack.bot.lastPayload();
    assertThat(payload.path("type").asText()).isEqualTo("view_submission");
    assertThat(payload.at("/user/id").asText()).isEqualTo(REQUESTER);
    assertThat(payload.at("/team/id").asText()).isEqualTo("T0SANDBOX");
    assertThat(payload.path("response_urls")).hasToString("[]");
    assertThat(payload.at("/view/id").asText()).isEqualTo(modal.id());
    assertThat(payload.at("/view/callback_id").asText()).isEqualTo("reject");
    assertThat(payload.at("/view/private_metadata").asText()).isEqualTo("id:hash");
    assertThat(payload.at("/view/state/values")).hasToString("""
        {"why":{"text":{"type":"plain_text_input","value":"late"}},\
        "who":{"people":{"type":"multi_users_select","selected_users":[]}}}""");
  }

  @Test
  void aViewWithoutAButtonToSubmitItIsNotSubmitted() {
    ModalView modal = opened(OTHER);

    assertThat(submit(modal, "late")).isEqualTo(new SubmitResult.NoButton());
    assertThat(slack.workspace.modals().of(REQUESTER)).containsExactly(modal);
  }

  @Test
  void anEmptyAcknowledgementClosesThisViewAlone() {
    ModalView below = opened(FORM);
    ModalView top = pushed(below, FORM);

    submit(top, "late");

    assertThat(slack.workspace.modals().of(REQUESTER)).containsExactly(below);
  }

  @Test
  void clearClosesAllViews() {
    ModalView top = pushed(opened(FORM), FORM);
    slack.bot.answers(new BotAnswer.Acknowledged("{\"response_action\":\"clear\"}"));

    assertThat(submit(top, "late")).isEqualTo(new SubmitResult.Taken());
    assertThat(slack.workspace.modals().of(REQUESTER)).isEmpty();
  }

  @Test
  void updateShowsSomethingElseInTheSameView() {
    ModalView modal = opened(FORM);
    slack.bot.answers(new BotAnswer.Acknowledged("{\"response_action\":\"update\",\"view\":" + OTHER + "}"));

    submit(modal, "late");

    assertThat(slack.workspace.modals().onTop(REQUESTER, modal.id()))
        .map(now -> now.view().at("/title/text").asText())
        .contains("Other");
  }

  @Test
  void pushPutsAViewOnTop() {
    ModalView modal = opened(FORM);
    slack.bot.answers(new BotAnswer.Acknowledged("{\"response_action\":\"push\",\"view\":" + OTHER + "}"));

    submit(modal, "late");

    assertThat(slack.workspace.modals().of(REQUESTER)).hasSize(2).first().isEqualTo(modal);
  }

  @Test
  void errorsStayAtTheirFields() {
    ModalView modal = opened(FORM);
    slack.bot.answers(
        new BotAnswer.Acknowledged("{\"response_action\":\"errors\",\"errors\":{\"why\":\"Say more.\"}}"));

    assertThat(submit(modal, "late")).isEqualTo(new SubmitResult.Faulty(Map.of("why", "Say more.")));
    assertThat(slack.workspace.modals().of(REQUESTER)).containsExactly(modal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"ok\":true}", "ok", "[]", "{\"response_action\":\"close\"}",
    "{\"response_action\":\"errors\"}", "{\"response_action\":\"errors\",\"errors\":{}}",
    "{\"response_action\":\"errors\",\"errors\":{\"why\":1}}",
    "{\"response_action\":\"errors\",\"errors\":{\"nowhere\":\"Say more.\"}}",
    "{\"response_action\":\"errors\",\"errors\":{\"more\":\"No input block.\"}}",
    "{\"response_action\":\"update\"}", "{\"response_action\":\"push\",\"view\":{\"type\":\"modal\",\"blocks\":[]}}"})
  void whatSlackCannotReadIsTroubleConnecting(String ack) {
    ModalView modal = opened(FORM);
    slack.bot.answers(new BotAnswer.Acknowledged(ack));

    assertThat(submit(modal, "late")).isInstanceOfSatisfying(SubmitResult.Failed.class, failed -> {
      assertThat(failed.text()).isEqualTo("We had some trouble connecting. Try again?");
      assertThat(failed.rule()).isNotBlank();
    });
    assertThat(slack.workspace.modals().of(REQUESTER)).containsExactly(modal);
  }

  @Test
  void aRefusedViewIsNamedByItsFault() {
    ModalView modal = opened(FORM);
    slack.bot.answers(new BotAnswer.Acknowledged(
        "{\"response_action\":\"push\",\"view\":{\"type\":\"modal\",\"blocks\":[{\"type\":\"divider\"}]}}"));

    assertThat(submit(modal, "late")).isEqualTo(new SubmitResult.Failed(Submissions.TROUBLE,
        "response_action push: [ERROR] missing required field: title [json-pointer:/view]"));
  }

  @Test
  void aFourthViewIsRefused() {
    ModalView third = pushed(pushed(opened(FORM), FORM), FORM);
    slack.bot.answers(new BotAnswer.Acknowledged("{\"response_action\":\"push\",\"view\":" + OTHER + "}"));

    assertThat(submit(third, "late"))
        .isEqualTo(new SubmitResult.Failed(Submissions.TROUBLE, "response_action push: push_limit_reached"));
  }

  @Test
  void aLateAcknowledgementKeepsTheViewAndIsNotRepeated() {
    ModalView modal = opened(FORM);
    slack.bot.answers(new BotAnswer.Late());

    assertThat(submit(modal, "late")).isEqualTo(new SubmitResult.Failed(Submissions.TROUBLE,
        "operation_timeout: an app must acknowledge within 3 seconds"));
    assertThat(slack.workspace.modals().of(REQUESTER)).containsExactly(modal);
    assertThat(slack.bot.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"'',Please complete this required field.", "'  ',Please complete this required field.",
    "ab,Please enter at least 3 characters.", "abcdef,Please enter at most 5 characters."})
  void whatTheClientRefusesNeverReachesTheBot(String text, String says) {
    ModalView modal = opened(FORM);

    assertThat(submit(modal, text)).isEqualTo(new SubmitResult.Faulty(Map.of("why", says)));
    assertThat(slack.bot.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "abcde"})
  void atTheLimitsItIsSent(String text) {
    assertThat(submit(opened(FORM), text)).isEqualTo(new SubmitResult.Taken());
  }

  @ParameterizedTest
  @CsvSource({"U0OUTSIDER U0APPROVER1,true", "U0OUTSIDER U0APPROVER1 U0APPROVER2,false", "U000LEAVER1,false",
    "U0NOBODY,false"})
  void peopleAreChosenWithinTheLimitAndOnlyWhileTheyAreHere(String people, boolean taken) {
    ModalView modal = opened(FORM);

    SubmitResult result = slack.submissions.submit(new Submission(slack.requester, modal.id(),
        Map.of("why", Map.of("text", List.of("late")), "who", Map.of("people", List.of(people.split(" "))))));

    assertThat(result instanceof SubmitResult.Taken).isEqualTo(taken);
  }

  @Test
  void onlyWhoSeesTheViewSubmitsIt() {
    ModalView modal = opened(FORM);
    ModalView top = pushed(modal, FORM);

    assertThat(submit(modal, "late")).isEqualTo(new SubmitResult.Gone());
    assertThat(slack.submissions.submit(new Submission(
        slack.workspace.roster().person(OUTSIDER).orElseThrow(), top.id(), Map.of())))
        .isEqualTo(new SubmitResult.Gone());
    assertThat(slack.bot.received()).isEmpty();
  }

  @Test
  void aClosedViewTellsTheBotOnlyWhenAsked() {
    slack.submissions.close(slack.requester, opened(FORM).id(), false);
    assertThat(slack.bot.received()).isEmpty();

    ModalView modal = opened(notifying(FORM));
    slack.submissions.close(slack.requester, modal.id(), false);

    assertThat(slack.bot.lastPayload().path("type").asText()).isEqualTo("view_closed");
    assertThat(slack.bot.lastPayload().at("/view/id").asText()).isEqualTo(modal.id());
    assertThat(slack.bot.lastPayload().path("is_cleared").booleanValue()).isFalse();
    assertThat(slack.bot.lastPayload().has("trigger_id")).isFalse();
  }

  @Test
  void theCrossClosesTheWholeStackFromTheTop() {
    ModalView below = opened(notifying(FORM));
    ModalView top = pushed(below, notifying(FORM));

    slack.submissions.close(slack.requester, top.id(), true);

    assertThat(slack.workspace.modals().of(REQUESTER)).isEmpty();
    assertThat(slack.bot.received()).hasSize(2);
    assertThat(slack.bot.lastPayload().at("/view/id").asText()).isEqualTo(below.id());
    assertThat(slack.bot.lastPayload().path("is_cleared").booleanValue()).isTrue();
  }

  @Test
  void aViewThatClearsOnCloseTakesTheStackWithIt() {
    ModalView below = opened(FORM);
    ModalView top = pushed(below, OTHER.replace("\"type\":\"modal\"", "\"type\":\"modal\",\"clear_on_close\":true"));

    slack.submissions.close(slack.requester, top.id(), false);

    assertThat(slack.workspace.modals().of(REQUESTER)).isEmpty();
  }

  @Test
  void aPressInAModalCarriesTheViewAndWhatWasEntered() {
    ModalView modal = opened(FORM);

    PressResult result = slack.interactions.press(new Press(slack.requester, new Press.Surface.OnModal(modal.id()),
        "more", "details", List.of(), Map.of("why", Map.of("text", List.of("ha")))));

    assertThat(result).isEqualTo(new PressResult.Delivered());
    JsonNode payload = slack.bot.lastPayload();
    assertThat(payload.path("container")).hasToString("{\"type\":\"view\",\"view_id\":\"" + modal.id() + "\"}");
    assertThat(payload.at("/view/state/values/why/text/value").asText()).isEqualTo("ha");
    assertThat(payload.at("/actions/0/action_id").asText()).isEqualTo("details");
    assertThat(payload.has("channel")).isFalse();
    assertThat(payload.has("response_url")).isFalse();
    assertThat(slack.workspace.triggers().exchange(payload.path("trigger_id").asText()))
        .isEqualTo(new Exchange.Granted(new Trigger(REQUESTER, OPS, modal.id())));
  }

  @Test
  void aDuplicateIsDeliveredByteForByte() {
    Redelivery twice = new Redelivery(slack.bot);
    twice.deliver(2);
    slack.bot.answers(new BotAnswer.Acknowledged("first"), new BotAnswer.Late());

    BotAnswer answer = twice.post(BotRequest.json(Json.object().put("event_id", "Ev1")));

    assertThat(answer).isEqualTo(new BotAnswer.Acknowledged("first"));
    assertThat(slack.bot.received()).hasSize(2);
    assertThat(slack.bot.received().getFirst().body()).isEqualTo(slack.bot.received().getLast().body());
    assertThat(slack.bot.received().getLast().fault()).contains("delivered more than once on purpose");
  }

  private SubmitResult submit(ModalView modal, String reason) {
    return slack.submissions.submit(
        new Submission(slack.requester, modal.id(), Map.of("why", Map.of("text", List.of(reason)))));
  }

  private ModalView opened(String view) {
    return shown(slack.workspace.modals().open(Trigger.inChannel(REQUESTER, OPS), json(view)));
  }

  private ModalView pushed(ModalView below, String view) {
    return shown(slack.workspace.modals().push(Trigger.inModal(below), json(view)));
  }

  private static String notifying(String view) {
    return view.replace("\"type\":\"modal\"", "\"type\":\"modal\",\"notify_on_close\":true");
  }

  private static ModalView shown(ModalResult result) {
    return ((ModalResult.Shown) result).modal();
  }

  private static ObjectNode json(String view) {
    return (ObjectNode) Json.parse(view).orElseThrow();
  }
}
