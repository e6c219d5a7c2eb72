package io.opsmate.app.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.commands.desk.ButtonPressed;
import io.opsmate.commands.desk.CommandAsked;
import io.opsmate.commands.desk.FormSent;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.skills.approval.ApprovalRef;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.testkit.Reports;
import java.util.List;
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
    assertStored(new Letter.Files(new CardKey("report:1"), BODY,
        List.of(new Paper("a.csv", "All", new byte[]{1, 2, 3}))), """
            {"type":"files/1","below":"report:1","said":{"text":"text","blocks":"[]"},\
            "papers":[{"name":"a.csv","title":"All","bytes":"AQID"}]}""");
    assertStored(new Letter.Home(new MemberId("U1")), """
        {"type":"home/1","member":"U1"}""");
    assertStored(new Letter.Response("https://hooks.example.org/1", true,
        new Letter.Ephemeral(new ChannelId("C1"), new MemberId("U1"), BODY)), """
        {"type":"response/1","url":"https://hooks.example.org/1","inChannel":true,"otherwise":{"type":"ephemeral/1",\
        "channel":"C1","member":"U1","body":{"text":"text","blocks":"[]"}}}""");
    assertStored(new Letter.InWindow("V1", "{}", null), """
        {"type":"in-window/1","window":"V1","view":"{}","otherwise":null}""");
    assertStored(new Letter.InWindow("V1", "{}", new Letter.Ephemeral(new ChannelId("C1"), new MemberId("U1"), BODY)),
        """
            {"type":"in-window/1","window":"V1","view":"{}","otherwise":{"type":"ephemeral/1",\
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
  void pressesAndCommandsFromBeforeThereWereWindowsCanBeRead() {
    assertThat(json.read("""
        {"action":"a","value":"v","ticked":{"pick":["1"]},"member":"U1","channel":"C1","messageTs":"1.2",\
        "responseUrl":"","request":"r","askedAt":"2026-11-24T12:00:00Z"}""", ButtonPressed.First.class))
        .isEqualTo(new ButtonPressed.First("a", "v", Map.of("pick", List.of("1")), "U1", "C1", "1.2", "", "r",
            "2026-11-24T12:00:00Z"));
    assertThat(json.read("""
        {"verb":"sweep","arguments":{"region":"eu-west-1"},"member":"U1","channel":"C1","responseUrl":"",\
        "request":"r","askedAt":"2026-11-24T12:00:00Z"}""", CommandAsked.First.class))
        .isEqualTo(new CommandAsked.First("sweep", Map.of("region", "eu-west-1"), "U1", "C1", "", "r",
            "2026-11-24T12:00:00Z"));
  }

  @Test
  void formsComeBackAsTheyWere() {
    FormSent sent = new FormSent("f", "token", Map.of("why", List.of("because")), "U1", "V1", "r",
        "2026-11-24T12:00:00Z");

    assertThat(json.read(json.write(sent), FormSent.class)).isEqualTo(sent);
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
