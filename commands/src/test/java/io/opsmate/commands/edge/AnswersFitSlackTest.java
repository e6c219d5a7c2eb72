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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the edge and the desk say, drawn for Slack. */
class AnswersFitSlackTest {
  private final Stage stage = new Stage(new CardRenderer()::render);

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

    assertThat(stage.outbox.all(ACME)).hasSize(2).allSatisfy(letter -> {
      Letter.Body body = ((Letter.Response) letter).otherwise().body();
      assertThat(BlockKitValidator.check("message", body.blocks())).isEmpty();
    });
  }

  private static String blocks(String message) {
    return JsonParser.parseString(message).getAsJsonObject().get("blocks").toString();
  }
}
