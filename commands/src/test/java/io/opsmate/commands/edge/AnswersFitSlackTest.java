package io.opsmate.commands.edge;

import static io.opsmate.commands.edge.Stage.ACME;
import static io.opsmate.commands.edge.Stage.OUTSIDER;
import static io.opsmate.commands.edge.Stage.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.opsmate.commands.blockkit.BlockKitValidator;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.testkit.SetClock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the edge and the desk say, drawn for Slack. */
class AnswersFitSlackTest {
  private final Stage stage = new Stage(new CardRenderer());

  @Test
  void menuHelpAndUsageAreMessagesSlackTakes() {
    for (String line : new String[]{"", "help", "help sweep", "sweeep", "sweep --x", "<!channel> `*x*`"}) {
      SlackAnswer answer = stage.post(SignedSlack.command(line, "U0REQUESTER", "t " + line));

      assertThat(answer.body()).as(line).contains("\"blocks\":[{").doesNotContain("<!channel>");
      assertThat(BlockKitValidator.check("message", blocks(answer.body()))).as(line).isEmpty();
    }
  }

  @Test
  void theLargestDetailsAndTheLongestListAreMessagesSlackTakes() {
    Approval largest = stage.proposed(IntStream.range(0, 20).mapToObj(box -> "b-" + box).toArray(String[]::new));
    IntStream.range(0, 12).forEach(more -> stage.proposed("more-" + more));

    stage.press(Clicks.onMessage(ApprovalCard.DETAILS, ApprovalCard.value(largest), OUTSIDER.value(), "17.1", "t"));
    stage.type("approvals", REQUESTER);
    stage.jobs.runDue(SetClock.NOON);

    List<Letter> letters = stage.outbox.all(ACME);
    assertThat(letters).hasSize(2);
    Letter.InWindow details = (Letter.InWindow) letters.getFirst();
    assertThat(BlockKitValidator.check("modal", details.view())).isEmpty();
    assertThat(BlockKitValidator.check("message", layout(details.otherwise()))).isEmpty();
    assertThat(BlockKitValidator.check("message", layout(letters.getLast()))).isEmpty();
  }

  @Test
  void formsAndWhatTheyBecomeAreWindowsSlackTakes() {
    Approval approval = stage.proposed("b-1");
    stage.press(Clicks.onMessage(ApprovalCard.REJECT, ApprovalCard.value(approval), OUTSIDER.value(), "17.1", "t"));
    SlackAnswer working = stage.send(Clicks.form(ApprovalCard.REJECT, ApprovalCard.value(approval), OUTSIDER.value(),
        "f", Map.of("reason", Clicks.words("Not now."))));

    String loading = JsonParser.parseString(working.body()).getAsJsonObject().get("view").toString();
    assertThat(BlockKitValidator.check("modal", loading)).isEmpty();
    assertThat(stage.outbox.all(ACME)).hasSize(2)
        .allSatisfy(
            letter -> assertThat(BlockKitValidator.check("modal", ((Letter.InWindow) letter).view())).isEmpty());
  }

  private static String layout(@Nullable Letter letter) {
    return ((Letter.Response) Objects.requireNonNull(letter)).otherwise().body().blocks();
  }

  private static String blocks(String message) {
    return JsonParser.parseString(message).getAsJsonObject().get("blocks").toString();
  }
}
