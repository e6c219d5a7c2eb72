package io.opsmate.app.sandbox.slack.delivery;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.APPROVER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.sandbox.slack.workspace.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResponseUrlsTest {
  private static final String TEXT = "{\"text\":\"done\"}";

  private final DeliveryFixture slack = new DeliveryFixture();

  @Test
  void itMayBeUsedFiveTimes() {
    String id = issueInChannel();

    for (int use = 1; use <= 5; use++) {
      assertThat(answer(id, TEXT)).isEqualTo(new ResponseResult.Taken());
    }

    assertThat(answer(id, TEXT)).isEqualTo(new ResponseResult.Gone("used_url"));
    assertThat(slack.seenBy(REQUESTER)).hasSize(5);
  }

  @Test
  void itLivesForThirtyMinutes() {
    String id = issueInChannel();

    slack.clock.move(Duration.ofMinutes(30));
    assertThat(answer(id, TEXT)).isEqualTo(new ResponseResult.Taken());

    slack.clock.move(Duration.ofMillis(1));
    assertThat(answer(id, TEXT)).isEqualTo(new ResponseResult.Gone("expired_url"));
  }

  @Test
  void oneThatWasNeverIssuedIsGone() {
    assertThat(answer("guessed", TEXT)).isEqualTo(new ResponseResult.Gone("expired_url"));
  }

  @Test
  void answersAreForTheAskerUnlessInChannel() {
    String id = issueInChannel();

    answer(id, TEXT);
    answer(id, "{\"text\":\"to all\",\"response_type\":\"in_channel\"}");

    assertThat(slack.seenBy(REQUESTER)).hasSize(2);
    assertThat(slack.seenBy(APPROVER)).extracting(message -> message.content().text())
        .containsExactly("to all");
  }

  @Test
  void theOriginalCanBeReplaced() {
    Message card = slack.appPosts("[]");

    answer(issueOn(card), "{\"text\":\"decided\",\"replace_original\":true}");

    Message now = slack.lastSeenBy(APPROVER);
    assertThat(now.ts()).isEqualTo(card.ts());
    assertThat(now.content().text()).isEqualTo("decided");
    assertThat(slack.seenBy(APPROVER)).hasSize(1);
  }

  @Test
  void theOriginalCanBeDeleted() {
    Message card = slack.appPosts("[]");

    answer(issueOn(card), "{\"delete_original\":true}");

    assertThat(slack.seenBy(APPROVER)).isEmpty();
  }

  @Test
  void anAnswerWithoutWordsIsRefused() {
    assertThat(answer(issueInChannel(), "{}")).isEqualTo(new ResponseResult.Refused("no_text"));
    assertThat(answer(issueInChannel(), "text")).isEqualTo(new ResponseResult.Refused("invalid_payload"));
  }

  private ResponseResult answer(String id, String body) {
    return slack.responseUrls.answer(id, body);
  }

  private String issueInChannel() {
    return slack.idOf(slack.responseUrls.issue(Place.inChannel(REQUESTER, slack.ops.id())));
  }

  private String issueOn(Message message) {
    return slack.idOf(
        slack.responseUrls.issue(new Place(REQUESTER, message.channel(), null, message.ts())));
  }
}
