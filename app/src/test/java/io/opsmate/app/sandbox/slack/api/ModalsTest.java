package io.opsmate.app.sandbox.slack.api;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.ModalView;
import io.opsmate.app.sandbox.slack.workspace.Trigger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ModalsTest {
  private final ApiFixture slack = ApiFixture.strict();
  private int triggers;

  @Test
  void anOpenedViewComesBackWhole() {
    JsonNode view = slack.call("views.open", with(trigger(), modal("One"))).path("view");

    assertThat(view).isEqualTo(Json.parse("""
        {"type":"modal","title":{"type":"plain_text","text":"One"},
         "blocks":[{"type":"divider","block_id":"b0"}],
         "id":"V0MODAL0001","team_id":"T0SANDBOX","private_metadata":"","callback_id":"","external_id":"",
         "state":{"values":{}},"hash":"1772452800.7a0001","app_id":"A0OPSMATE","app_installed_team_id":"T0SANDBOX",
         "bot_id":"B0OPSMATE","previous_view_id":null,"root_view_id":"V0MODAL0001","clear_on_close":false,
         "notify_on_close":false,"submit_disabled":false,"close":null,"submit":null}""").orElseThrow());
    assertThat(slack.workspace.modals().of(REQUESTER)).extracting(ModalView::id).containsExactly("V0MODAL0001");
  }

  @Test
  void aTriggerIdLivesThreeSecondsAndNoLonger() {
    String first = trigger();
    String second = trigger();
    slack.clock.move(Duration.ofSeconds(3));

    assertThat(slack.call("views.open", with(first, modal("One"))).path("ok").asBoolean()).isTrue();

    slack.clock.move(Duration.ofMillis(1));

    assertThat(slack.error("views.open", with(second, modal("Two")))).isEqualTo("expired_trigger_id");
  }

  @Test
  void aTriggerIdOpensOneView() {
    String trigger = trigger();
    slack.call("views.open", with(trigger, modal("One")));

    assertThat(slack.error("views.open", with(trigger, modal("Two")))).isEqualTo("exchanged_trigger_id");
  }

  @Test
  void aTriggerIdNobodyIssuedIsInvalid() {
    assertThat(slack.error("views.open", with("1.2.abc", modal("One")))).isEqualTo("invalid_trigger_id");
  }

  @Test
  void withoutATriggerIdNothingOpens() {
    assertThat(slack.call("views.open", with("", modal("One")))).hasToString("""
        {"ok":false,"error":"invalid_arguments","response_metadata":{"messages":[\
        "[ERROR] missing required field: trigger_id [json-pointer:/trigger_id]"]}}""");
  }

  @Test
  void aRefusedViewDoesNotCostTheTriggerId() {
    String trigger = trigger();

    assertThat(slack.error("views.open", with(trigger, modal("T".repeat(25))))).isEqualTo("invalid_arguments");
    assertThat(slack.call("views.open", with(trigger, modal("T".repeat(24)))).path("ok").asBoolean()).isTrue();
  }

  @Test
  void aStackHoldsThreeViews() {
    String root = opened(modal("One")).path("id").asText();
    String second = pushedOn(root, modal("Two")).at("/view/id").asText();
    JsonNode third = pushedOn(second, modal("Three")).path("view");

    assertThat(third.path("root_view_id").asText()).isEqualTo(root);
    assertThat(third.path("previous_view_id").asText()).isEqualTo(second);
    assertThat(pushedOn(third.path("id").asText(), modal("Four")).path("error").asText())
        .isEqualTo("push_limit_reached");
  }

  @Test
  void whereNoModalIsOpenNothingIsPushed() {
    assertThat(slack.error("views.push", with(trigger(), modal("One")))).isEqualTo("not_found");
  }

  @Test
  void openingFromOutsideReplacesWhatWasOpen() {
    opened(modal("One"));
    opened(modal("Two"));

    assertThat(slack.workspace.modals().of(REQUESTER))
        .extracting(modal -> modal.view().at("/title/text").asText())
        .containsExactly("Two");
  }

  @Test
  void openingFromInsideGoesOnTop() {
    String root = opened(modal("One")).path("id").asText();
    slack.call("views.open", with(triggerIn(root), modal("Two")));

    assertThat(slack.workspace.modals().of(REQUESTER)).hasSize(2);
  }

  @Test
  void anUpdatedViewKeepsItsIdAndGetsANewHash() {
    JsonNode before = opened(modal("One"));
    JsonNode after = slack.call("views.update", update(before, "", modal("Two"))).path("view");

    assertThat(after.path("id")).isEqualTo(before.path("id"));
    assertThat(after.path("hash")).isNotEqualTo(before.path("hash"));
    assertThat(after.at("/title/text").asText()).isEqualTo("Two");
  }

  @Test
  void anOldHashLosesTheRace() {
    JsonNode view = opened(modal("One"));
    String hash = view.path("hash").asText();

    assertThat(slack.call("views.update", update(view, hash, modal("Two"))).path("ok").asBoolean()).isTrue();
    assertThat(slack.error("views.update", update(view, hash, modal("Three")))).isEqualTo("hash_conflict");
  }

  @Test
  void aClosedViewIsNotFound() {
    JsonNode view = opened(modal("One"));
    slack.workspace.modals().clear(REQUESTER);

    assertThat(slack.error("views.update", update(view, "", modal("Two")))).isEqualTo("not_found");
  }

  @Test
  void aViewIsUpdatedByItsExternalIdToo() {
    opened(modal("One").put("external_id", "mine"));
    ObjectNode call = Json.object().put("external_id", "mine");
    call.set("view", modal("Two").put("external_id", "mine"));

    assertThat(slack.call("views.update", call.toString()).at("/view/title/text").asText()).isEqualTo("Two");
  }

  @Test
  void anExternalIdIsGivenOnce() {
    String root = opened(modal("One").put("external_id", "mine")).path("id").asText();

    assertThat(pushedOn(root, modal("Two").put("external_id", "mine")).path("error").asText())
        .isEqualTo("duplicate_external_id");
  }

  @Test
  void anUpdateNamesItsViewOneWay() {
    ObjectNode both = Json.object().put("external_id", "mine").put("view_id", "V0MODAL0001");
    both.set("view", modal("One"));

    assertThat(slack.error("views.update", both.toString())).isEqualTo("invalid_arguments");
    assertThat(slack.error("views.update", "{\"view\":{}}")).isEqualTo("invalid_arguments");
  }

  private JsonNode opened(ObjectNode view) {
    return slack.call("views.open", with(trigger(), view)).path("view");
  }

  private JsonNode pushedOn(String viewId, ObjectNode view) {
    return slack.call("views.push", with(triggerIn(viewId), view));
  }

  private String trigger() {
    return slack.workspace.triggers().issue("t" + triggers++, Trigger.inChannel(REQUESTER, OPS));
  }

  private String triggerIn(String viewId) {
    return slack.workspace.triggers().issue("t" + triggers++, new Trigger(REQUESTER, OPS, viewId));
  }

  private static String with(String trigger, ObjectNode view) {
    ObjectNode call = Json.object().put("trigger_id", trigger);
    call.set("view", view);
    return call.toString();
  }

  private static String update(JsonNode view, String hash, ObjectNode now) {
    ObjectNode call = Json.object().put("view_id", view.path("id").asText()).put("hash", hash);
    call.set("view", now);
    return call.toString();
  }

  private static ObjectNode modal(String title) {
    ObjectNode view = Json.object().put("type", "modal");
    view.putObject("title").put("type", "plain_text").put("text", title);
    view.putArray("blocks").addObject().put("type", "divider");
    return view;
  }
}
