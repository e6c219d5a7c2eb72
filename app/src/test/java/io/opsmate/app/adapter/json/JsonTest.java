package io.opsmate.app.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.approval.ApprovalRef;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.testkit.Reports;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stored form of our records. A test that has to change here means that stored data can no longer be read. */
class JsonTest {
  private static final Letter.Body BODY = new Letter.Body("text", "[]");
  private final Json json = new Json();

  @Test
  void lettersAreStoredByName() {
    assertStored(new Letter.CardVersion(new CardKey("approval:1"), 2, new ChannelId("C1"), BODY), """
        {"type":"card/1","card":"approval:1","version":2,"channel":"C1","body":{"text":"text","blocks":"[]"}}""");
    assertStored(new Letter.InThread(new CardKey("approval:1"), BODY), """
        {"type":"in-thread/1","below":"approval:1","body":{"text":"text","blocks":"[]"}}""");
    assertStored(new Letter.Home(new MemberId("U1")), """
        {"type":"home/1","member":"U1"}""");
    assertStored(new Letter.Response("https://hooks.example.org/1", true,
        new Letter.Ephemeral(new ChannelId("C1"), new MemberId("U1"), BODY)), """
        {"type":"response/1","url":"https://hooks.example.org/1","inChannel":true,"otherwise":{"type":"ephemeral/1",\
        "channel":"C1","member":"U1","body":{"text":"text","blocks":"[]"}}}""");
  }

  @Test
  void everyLetterHasAName() {
    for (Class<?> letter : Letter.class.getPermittedSubclasses()) {
      assertThat(Names.of(letter)).as(letter.getSimpleName()).isPresent();
    }
  }

  @Test
  void reportsComeBackAsTheyWere() {
    Report report = Reports.full(1);

    assertThat(json.read(json.write(report), Report.class)).isEqualTo(report);
    assertThat(json.write(report))
        .contains("{\"type\":\"at-most\",\"money\":{\"amount\":\"10\",\"currency\":\"USD\"}}");
  }

  @Test
  void payloadsOfJobsComeBackAsTheyWere() {
    Arguments arguments = new Arguments(Map.of("region", "eu-west-1"));

    assertThat(json.read(json.write(new ApprovalRef("1")), ApprovalRef.class)).isEqualTo(new ApprovalRef("1"));
    assertThat(json.read(json.write(arguments), Arguments.class)).isEqualTo(arguments);
  }

  @Test
  void unknownAndMissingFieldsAreUnreadable() {
    assertUnreadable("{\"text\":\"text\",\"blocks\":\"[]\",\"more\":1}");
    assertUnreadable("{\"text\":\"text\"}");
    assertUnreadable("{\"text\":\"text\",\"blocks\":\"[]\"} {}");
    assertUnreadable("{\"text\":\"\",\"blocks\":\"[]\"}");
  }

  private void assertUnreadable(String stored) {
    assertThatThrownBy(() -> json.read(stored, Letter.Body.class)).isInstanceOf(Json.Unreadable.class);
  }

  private void assertStored(Letter letter, String stored) {
    assertThat(json.write(letter)).isEqualTo(stored);
    assertThat(json.read(stored, Letter.class)).isEqualTo(letter);
  }
}
