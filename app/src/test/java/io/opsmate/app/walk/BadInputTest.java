package io.opsmate.app.walk;

import static io.opsmate.app.walk.Stage.APPROVER;
import static io.opsmate.app.walk.Stage.ASKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.NullNode;
import io.opsmate.app.adapter.aws.MotoServer;
import io.opsmate.app.walk.Outside.Sent;
import io.opsmate.app.walk.Outside.Wire;
import io.opsmate.skills.ports.cloud.VolumeId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What should not be there, or should not be so: each in a channel of its own, with waste of its own. */
@ExtendWith(MotoServer.class)
class BadInputTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static @Nullable Stage set;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    set = Stage.set(data);
  }

  @AfterAll
  static void close() {
    if (set != null) {
      set.close();
    }
  }

  @Test
  void unsignedRequestsAreTurnedAwayAndNothingHappens() {
    turnedAway("C0UNSIGNED", body -> new Wire(body, "", ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {-301, 301})
  void requestsOfAnotherTimeAreTurnedAwayAndNothingHappens(int seconds) {
    // The second that may pass on the way brings a request from the future back into the window.
    int apart = seconds > 0 ? seconds + 5 : seconds;
    turnedAway(seconds < 0 ? "C0STALE" : "C0FUTURE", body -> Wire.signed(body, Instant.now().plusSeconds(apart)));
  }

  @Test
  void requestsChangedOnTheWayAreTurnedAwayAndNothingHappens() {
    turnedAway("C0TAMPERED", body -> {
      Wire signed = Wire.signed(body.replace(ASKER, APPROVER), Instant.now());
      return new Wire(body, signed.timestamp(), signed.signature());
    });
  }

  @Test
  void aRequestThatIsReplayedIsRunOnce() {
    waste("replayed");
    String body = stage().outside().commandBody(ASKER, "C0REPLAYED", "zombies volumes --owner replayed", "replayed");
    Wire wire = Wire.signed(body, Instant.now());

    Sent first = stage().outside().send(wire, "replayed");
    Sent second = stage().outside().send(wire, "replayed");

    assertThat(first.ack()).contains("Looking for waste");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.ack()).isEmpty();
    onlyCard("C0REPLAYED");
    // Whatever is asked later is done later: when its report is there, a second run of the first would be, too.
    report("C0AFTERREPLAY");
    assertThat(stage().slack.in("C0REPLAYED")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"zombis, zombies", "zombies --regoin eu-west-1, --region", "zombies volums, volumes",
    "zombies --min-age soon, 7d"})
  void wordsNobodyKnowsAreAnsweredAtOnceWithTheNearestAndForOneselfOnly(String typed, String nearest) {
    Sent sent = stage().outside().command(ASKER, "C0TYPO", typed);

    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.ack()).contains("\"response_type\":\"ephemeral\"", nearest);
    assertThat(stage().slack.in("C0TYPO")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'01990000-0000-7000-8000-000000000000:0000000000000000000000000000000000000000000000000000000000000000',"
        + " no such request",
    "nonsense, names no request", "'01990000-0000-7000-8000-000000000000:', names no request"})
  void aPressThatNamesNoRequestIsAnsweredInPrivateAndDoesNothing(String value, String says) {
    Shown message = new Shown("C0GARBLED", "1.000001", "", "", NullNode.instance, 0);

    Sent press = stage().outside().press(APPROVER, message, "approval_approve", value);

    assertThat(press.status()).isEqualTo(200);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(stage().slack.told(press.answers())).contains(says));
  }

  @Test
  void aPressOnAnOlderPlanIsAnsweredInPrivateAndDoesNothing() {
    VolumeId volume = waste("stale");
    Shown card = proposed("C0OLDER", "stale");
    String value = card.button("approval_approve").orElseThrow();
    char last = value.charAt(value.length() - 1);
    String older = value.substring(0, value.length() - 1) + (last == '0' ? '1' : '0');

    Sent press = stage().outside().press(APPROVER, card, "approval_approve", older);

    await().atMost(PATIENCE)
        .untilAsserted(() -> assertThat(stage().slack.told(press.answers()))
            .contains("Nothing was recorded", "The plan changed"));
    assertThat(stage().slack.now(card).hasButton("approval_approve")).isTrue();
    assertThat(stage().exists(volume)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"429, C0SLOWDOWN", "500, C0TROUBLE"})
  void aCardThatSlackDoesNotTakeComesLaterAndOnce(int status, String channel) {
    waste(channel);
    stage().slack.willAnswer(status, "chat.postMessage", "channel=" + channel);
    stage().slack.willAnswer(status, "chat.postMessage", "channel=" + channel);

    proposed(channel, channel);

    assertThat(stage().slack.isOutOfTrouble()).isTrue();
    await().atMost(PATIENCE).until(() -> stage().slack.in(channel).size() == 2);
    report("C0AFTER" + status);
    assertThat(stage().slack.in(channel)).hasSize(2);
  }

  @Test
  void whatAwsRefusesIsSaidPerResource() {
    VolumeId refused = waste("half");
    VolumeId gone = waste("half");
    stage().wire.refuse("DeleteVolume", refused.value(), "UnauthorizedOperation");
    Shown card = proposed("C0REFUSED", "half");

    stage().outside().press(APPROVER, card, "approval_approve");

    await().atMost(PATIENCE).until(() -> stage().slack.now(card).words().contains("Saved: "));
    assertThat(stage().slack.now(card).words()).contains("1 of 2 done; 1 failed", "Done: deleted; final snapshot",
        "Failed: AWS refused DeleteVolume", "ec2:DeleteVolume", "the volume was not deleted", "is kept");
    assertThat(stage().exists(refused)).isTrue();
    assertThat(stage().exists(gone)).isFalse();
  }

  private static void turnedAway(String channel, Function<String, Wire> sent) {
    String body = stage().outside().commandBody(ASKER, channel, "zombies", channel);

    Sent answer = stage().outside().send(sent.apply(body), channel);

    assertThat(answer.status()).isEqualTo(401);
    report(channel + "AFTER");
    assertThat(stage().slack.in(channel)).isEmpty();
    assertThat(stage().slack.told(channel)).isEmpty();
  }

  private static VolumeId waste(String owner) {
    return stage().volume(5, "owner", owner);
  }

  /** Asks for something that is never there, and waits for the answer: what was asked before has been begun by then. */
  private static void report(String channel) {
    stage().outside().command(ASKER, channel, "zombies volumes --owner nobody");
    await().atMost(PATIENCE).until(() -> stage().slack.in(channel).size() == 1);
  }

  private static Shown proposed(String channel, String owner) {
    stage().outside().command(ASKER, channel, "zombies volumes --owner " + owner);
    return onlyCard(channel);
  }

  private static Shown onlyCard(String channel) {
    await().atMost(PATIENCE).until(() -> !stage().slack.cards(channel).isEmpty());
    List<Shown> cards = stage().slack.cards(channel);
    assertThat(cards).hasSize(1);
    return cards.getFirst();
  }

  private static Stage stage() {
    return Objects.requireNonNull(set);
  }
}
