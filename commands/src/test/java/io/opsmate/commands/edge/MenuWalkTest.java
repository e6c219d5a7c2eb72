package io.opsmate.commands.edge;

import static io.opsmate.commands.edge.Stage.OUTSIDER;
import static io.opsmate.commands.edge.Stage.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.outbox.CardCopies.Copy;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The menu's buttons, commands as forms, and the menu of a message. */
class MenuWalkTest {
  private static final String WHAT = "{\"type\":\"static_select\",\"selected_option\":{\"value\":\"lamps\"}}";

  private final Stage stage = new Stage();

  @Test
  void theBareCommandHasAButtonForEachCommand() {
    assertThat(stage.type("", REQUESTER).body()).contains("run:sweep=sweep", "form:dust=dust", "run:setup=setup");
  }

  @Test
  void aButtonOfTheMenuRunsWhatItStandsFor() {
    stage.press(Clicks.onEphemeral("run:sweep", "sweep --region eu-west-1", REQUESTER.value(), "t"));

    assertThat(stage.calls).singleElement()
        .satisfies(call -> assertThat(call.arguments().text("region")).contains("eu-west-1"));
    assertThat(stage.windows.triggers).isEmpty();
    assertThat(stage.answers()).singleElement().asString().contains("All clean.");
  }

  @Test
  void whoeverPressesNeedsTheRightThemselves() {
    stage.press(Clicks.onEphemeral("run:rearm", "rearm", OUTSIDER.value(), "t"));

    assertThat(stage.calls).isEmpty();
    assertThat(stage.answers()).singleElement().asString().contains("Nothing was run");
  }

  @Test
  void aWrongLineOffersTheFormFilledInWithWhatFits() {
    assertThat(stage.type("dust lamps --at noon --min-age 7d", REQUESTER).body())
        .contains("form:dust", "dust \\\"lamps\\\" --min-age=\\\"7d\\\"");

    stage.press(
        Clicks.onEphemeral("form:dust", "dust lamps --min-age=7d", REQUESTER.value(), "t"));
    assertThat(stage.answers()).singleElement()
        .asString()
        .contains("asks command:dust “/opsmate dust” token C0OPS", "what, by, in, at, min_age, days");
  }

  @Test
  void aFilledInFormRunsTheCommandInItsWindow() {
    stage.sweeping = _ -> new Reply.ToChannel(new CardKey("report:1"), 1, Card.saying("Dust", Text.of("Gone.")));

    stage.send(Clicks.form("command:dust", "C0OPS", REQUESTER.value(), "t",
        Map.of("what", WHAT, "by", "{\"type\":\"users_select\",\"selected_user\":\"U0ANN\"}", "at",
            "{\"type\":\"timepicker\",\"selected_time\":\"09:30\"}", "min_age", Clicks.words("7d"), "in",
            "{\"type\":\"conversations_select\",\"selected_conversation\":\"C0HALL\"}", "days",
            "{\"type\":\"checkboxes\",\"selected_options\":[{\"value\":\"mon\"},{\"value\":\"wed\"}]}")));

    assertThat(stage.calls).singleElement().satisfies(call -> {
      assertThat(call.arguments().values()).isEqualTo(Map.of("what", "lamps", "by", "U0ANN", "at", "09:30",
          "min-age", "7d", "in", "C0HALL", "days", "mon,wed"));
      assertThat(call.channel()).isEqualTo(new ChannelId("C0OPS"));
    });
    assertThat(stage.chat.card(Stage.ACME, new CardKey("report:1"))).isPresent();
    assertThat(stage.letters()).singleElement()
        .isInstanceOfSatisfying(Letter.InWindow.class, letter -> assertThat(letter.window()).isEqualTo("V7"));
  }

  @Test
  void aFormOpenedInAThreadAnswersInThatThread() {
    stage.sweeping = _ -> new Reply.ToChannel(new CardKey("report:1"), 1, Card.saying("Dust", Text.of("Gone.")));

    stage.send(Clicks.form("command:dust", "C0OPS 17.5", REQUESTER.value(), "t", Map.of("what", WHAT)));

    assertThat(stage.letters()).filteredOn(Letter.CardAt.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(Letter.CardAt.class, letter -> assertThat(letter.thread()).isEqualTo("17.5"));
  }

  @Test
  void whatDoesNotFitIsSaidBesideItsField() {
    SlackAnswer answer = stage.send(Clicks.form("command:dust", "C0OPS", REQUESTER.value(), "t",
        Map.of("what", "{\"type\":\"static_select\",\"selected_option\":null}", "min_age", Clicks.words("soon"))));

    assertThat(answer.body()).contains("\"response_action\":\"errors\"", "\"what\":\"This is needed.\"",
        "\"min_age\":\"\\u201Csoon\\u201D is no length of time");
    assertThat(stage.calls).isEmpty();
  }

  @Test
  void aMessagesMenuOpensAWindowAndIsAnsweredThere() {
    stage.send(Clicks.messageMenu("sweep_look", "dust on vol-1", "U0REQUESTER", "t"));

    assertThat(stage.windows.triggers).containsExactly("t");
    assertThat(stage.looked).singleElement().satisfies(call -> {
      assertThat(call.text()).contains("dust on vol-1", "in a block", "in an attachment", "of:a-button");
      assertThat(call.channel()).isEqualTo(new ChannelId("C0OPS"));
      assertThat(call.message()).isEqualTo("17.1");
    });
    assertThat(stage.letters()).singleElement()
        .isInstanceOfSatisfying(Letter.InWindow.class, letter -> assertThat(letter.window()).isEqualTo("V1"));
  }

  @Test
  void aMessageThatIsOrLinksToACardNamesIt() {
    stage.memory.run(Stage.ACME, tx -> {
      stage.copies.shows(tx, new CardKey("approval:this"), new Copy(new ChannelId("C0OPS"), "17.1", 1));
      stage.copies.shows(tx, new CardKey("report:linked"), new Copy(new ChannelId("C9"), "1795521600.000100", 1));
    });

    stage.send(Clicks.messageMenu("sweep_look", "see https://acme.slack.com/archives/C9/p1795521600000100",
        "U0REQUESTER", "t"));

    assertThat(stage.looked).singleElement()
        .satisfies(call -> assertThat(call.text()).endsWith("\napproval:this\nreport:linked"));
  }

  @Test
  void anEntryOfAMessagesMenuThatIsGoneIsExplained() {
    stage.send(Clicks.messageMenu("old_look", "x", "U0REQUESTER", "t"));

    assertThat(stage.answers()).singleElement().asString().contains("from another version of OpsMate");
  }

  @Test
  void aMessagesMenuChosenTwiceIsAnsweredOnce() {
    stage.send(Clicks.messageMenu("sweep_look", "x", "U0REQUESTER", "t"));
    stage.send(Clicks.messageMenu("sweep_look", "x", "U0REQUESTER", "t"));

    assertThat(stage.looked).hasSize(1);
  }
}
