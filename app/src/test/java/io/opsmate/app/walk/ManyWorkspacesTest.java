package io.opsmate.app.walk;

import static io.opsmate.app.walk.ManyStage.HOME;
import static io.opsmate.app.walk.Stage.APPROVER;
import static io.opsmate.app.walk.Stage.ASKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opsmate.app.walk.Installer.Begun;
import io.opsmate.app.walk.Outside.Sent;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two workspaces with one OpsMate: neither sees, approves or infers anything of the other. */
class ManyWorkspacesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String AWAY = "T0AWAY";
  private static final String AWAY_APPROVER = "U0AWAY";
  private static final String EMPTY = "T0EMPTY";
  private static final String HOME_OPS = "C0HOMEOPS";
  private static final String AWAY_OPS = "C0AWAYOPS";
  private static final Pattern RESOURCE = Pattern.compile("(vol|snap|eipalloc)-[0-9a-f]{8,}");
  private static final String NOBODY_KNOWS = "there is no such request here";

  private static @Nullable ManyStage set;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    set = new ManyStage(data);
    for (String workspace : List.of(HOME, AWAY, EMPTY)) {
      assertThat(set.browser.install(workspace).statusCode()).isEqualTo(200);
    }
    setUp(AWAY, AWAY_OPS, AWAY_APPROVER);
    set.in(HOME).command(ASKER, HOME_OPS, "zombies");
    set.in(AWAY).command(ASKER, AWAY_OPS, "zombies");
    await().atMost(PATIENCE)
        .until(() -> !cards(HOME_OPS).isEmpty() && cards(HOME_OPS).size() == cards(AWAY_OPS).size());
  }

  @AfterAll
  static void close() {
    if (set != null) {
      set.close();
    }
  }

  @Test
  void theSameResourcesInTwoWorkspacesAreTwoRequestsEachPostedWithItsOwnToken() {
    assertThat(cards(HOME_OPS)).allSatisfy(card -> assertThat(stage().slack.team(card)).isEqualTo(HOME));
    assertThat(cards(AWAY_OPS)).allSatisfy(card -> assertThat(stage().slack.team(card)).isEqualTo(AWAY));
    assertThat(cards(HOME_OPS).stream().map(ManyWorkspacesTest::resource).toList())
        .containsExactlyInAnyOrderElementsOf(cards(AWAY_OPS).stream().map(ManyWorkspacesTest::resource).toList());
    assertThat(cards(HOME_OPS).stream().map(ManyWorkspacesTest::value).toList())
        .doesNotContainAnyElementsOf(cards(AWAY_OPS).stream().map(ManyWorkspacesTest::value).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"approval_approve", "approval_reject", "approval_narrow", "approval_details"})
  void aPressInAnotherWorkspaceIsAnsweredAsIfTheRequestHadNeverBeen(String action) {
    Shown card = cards(HOME_OPS).getFirst();
    Shown there = cards(AWAY_OPS).getFirst();
    String never = UUID.randomUUID() + value(card).substring(36);

    String foreign = toldOf(stage().in(AWAY).press(APPROVER, there, action, value(card)));
    String unknown = toldOf(stage().in(AWAY).press(APPROVER, there, action, never));

    assertThat(foreign).isEqualTo(unknown).containsIgnoringCase(NOBODY_KNOWS);
    assertThat(foreign).doesNotContain(HOME, resource(card), value(card));
    assertThat(stage().slack.now(card)).isEqualTo(card);
    assertThat(stage().slack.now(there)).isEqualTo(there);
  }

  @Test
  void aCardThatSomebodyCopiedIntoAnotherWorkspaceTouchesNothing() {
    Shown card = cards(HOME_OPS).getFirst();

    String told = toldOf(stage().in(AWAY).press(APPROVER, card, "approval_approve"));

    assertThat(told).containsIgnoringCase(NOBODY_KNOWS);
    assertThat(stage().slack.now(card)).isEqualTo(card);
  }

  @Test
  void aForgedHashIsNotThePlanOfTheRequest() {
    Shown card = cards(HOME_OPS).getLast();
    String otherPlan = value(card).substring(0, 37) + "0".repeat(64);
    String halfForeign = value(cards(AWAY_OPS).getLast()).substring(0, 36) + value(card).substring(36);

    assertThat(toldOf(stage().in(HOME).press(APPROVER, card, "approval_approve", otherPlan)))
        .contains("Nothing was recorded");
    assertThat(toldOf(stage().in(HOME).press(APPROVER, card, "approval_approve", halfForeign)))
        .containsIgnoringCase(NOBODY_KNOWS);
    assertThat(toldOf(stage().in(HOME).press(APPROVER, card, "approval_approve", "C0: drop table")))
        .contains("Nothing was done");
    assertThat(stage().slack.now(card).hasButton("approval_approve")).isTrue();
  }

  @Test
  void theApproversOfOneWorkspaceAreNobodyInAnother() {
    Shown there = cards(AWAY_OPS).getFirst();

    assertThat(toldOf(stage().in(AWAY).press(APPROVER, there, "approval_approve"))).contains("does not count",
        "you are not one of the approvers");
  }

  @Test
  void aListAndAHomeShowOnlyWhatIsTheirOwn() {
    String list = toldOf(stage().in(EMPTY).command(ASKER, "C0EMPTY", "approvals"));
    assertThat(list).contains("Nothing waits for an approval");

    stage().in(EMPTY).event("{\"type\":\"app_home_opened\",\"user\":\"U0ANN\",\"tab\":\"home\"}");
    stage().in(AWAY).event("{\"type\":\"app_home_opened\",\"user\":\"U0ANN\",\"tab\":\"home\"}");
    await().atMost(PATIENCE).untilAsserted(() -> {
      assertThat(stage().slack.told("home " + EMPTY + " U0ANN")).contains("Nothing waits for your decision");
      assertThat(stage().slack.told("home " + AWAY + " U0ANN")).isNotEmpty();
    });
    assertThat(stage().slack.told("home " + EMPTY + " U0ANN")).doesNotContain(resource(cards(HOME_OPS).getFirst()));
    assertThat(stage().slack.told("home " + AWAY + " U0ANN")).doesNotContain(HOME_OPS);
  }

  @Test
  void aWorkspaceThatNobodySetUpIsToldWhatItWastesAndNothingIsProposed() {
    String workspace = "T0FRESH";
    stage().browser.install(workspace);

    stage().in(workspace).command(ASKER, "C0FRESH", "zombies");

    await().atMost(PATIENCE)
        .untilAsserted(() -> assertThat(stage().slack.in("C0FRESH")).singleElement()
            .extracting(Shown::words)
            .asString()
            .contains("21 wasted resources", "11 unattached EBS volumes were not proposed: ", "/opsmate setup"));
    assertThat(cards("C0FRESH")).isEmpty();
  }

  @Test
  void aWorkspaceThatNeverInstalledItIsToldWhere() {
    Sent sent = stage().in("T0STRANGE").command(ASKER, "C0X", "zombies");

    assertThat(sent.ack()).contains("not installed in this workspace", "\\/slack\\/install");
  }

  @Test
  void aWorkspaceThatLeavesIsServedNoMoreAndGoesOnAfterItComesBack() {
    String workspace = "T0DELTA";
    stage().browser.install(workspace);
    setUp(workspace, "C0DELTA", APPROVER);
    stage().in(workspace).command(ASKER, "C0DELTA", "zombies");
    await().atMost(PATIENCE).until(() -> !cards("C0DELTA").isEmpty());

    assertThat(stage().in(workspace).event("{\"type\":\"app_uninstalled\"}").status()).isEqualTo(200);
    await().atMost(PATIENCE)
        .until(() -> stage().in(workspace).command(ASKER, "C0DELTA", "approvals").ack().contains("not installed"));
    assertThat(
        stage().in(workspace).event("{\"type\":\"tokens_revoked\",\"tokens\":{\"bot\":[\"U0OPSMATE\"]}}").status())
        .isEqualTo(200);
    // Slack's events say whole seconds: nobody comes back within the one in which they left.
    long left = Instant.now().getEpochSecond();
    await().atMost(PATIENCE).until(() -> Instant.now().getEpochSecond() > left);

    assertThat(stage().browser.install(workspace).body()).contains("OpsMate is installed");
    assertThat(toldOf(stage().in(workspace).command(ASKER, "C0DELTA", "approvals"))).contains("open");
  }

  @Test
  void anInstallationIsBoundToItsBrowserAndOfUseOnce() {
    Begun begun = stage().browser.begin();
    assertThat(begun.answer().statusCode()).isEqualTo(302);
    assertThat(begun.answer().headers().firstValue("Location").orElse(""))
        .startsWith(stage().slack.url()
            + "oauth/v2/authorize?client_id=1.2&scope=app_mentions%3Aread%2Cassistant%3Awrite%2Cchat%3Awrite%2Ccommands%2C");
    assertThat(begun.answer().headers().firstValue("Set-Cookie").orElse("")).startsWith("__Host-")
        .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/");
    String query = "code=T0EVIL&state=" + begun.state();

    refused(query, Optional.empty());
    refused(query, Optional.of(stage().browser.begin().cookie()));
    assertThat(stage().browser.back(query, Optional.of(begun.cookie())).statusCode()).isEqualTo(200);
    refused(query, Optional.of(begun.cookie()));
  }

  @Test
  void pagesLoadNothingRunNothingAndShowNamesAsTheyAre() {
    HttpResponse<String> page = stage().browser.install("T0PAGE");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'",
        "frame-ancestors 'none'").doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.body()).contains("&lt;b&gt;T0PAGE&lt;/b&gt;", "<main>", "lang=\"en\"")
        .doesNotContain("<b>", "<script");
    Begun begun = stage().browser.begin();
    assertThat(stage().browser.back("error=access_denied&state=" + begun.state(), Optional.of(begun.cookie())).body())
        .contains("You did not allow it on Slack", "Nothing was installed");
    assertThat(stage().browser.back("error=" + Installer.encoded("<script>"), Optional.empty()).body())
        .doesNotContain("<script");
  }

  private static void refused(String query, Optional<String> cookie) {
    HttpResponse<String> page = stage().browser.back(query, cookie);

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("Nothing was installed");
  }

  /** What an admin of a workspace does first: switches on what may be done there, and names who approves. */
  private static void setUp(String workspace, String channel, String approver) {
    Sent asked = stage().in(workspace).command(SlackStandIn.ADMIN, channel, "setup");
    await().atMost(PATIENCE).until(() -> stage().slack.form(asked).isPresent());
    Sent sent = stage().in(workspace)
        .submit(SlackStandIn.ADMIN, stage().slack.form(asked).orElseThrow(), """
            {"level":{"level":{"type":"static_select","selected_option":{"value":"prod"}}},
             "enabled":{"enabled":{"type":"checkboxes","selected_options":[
               {"value":"ebs.delete-volume"},{"value":"ebs.delete-snapshot"},{"value":"ec2.release-address"}]}},
             "approvers":{"approvers":{"type":"multi_users_select","selected_users":["%s"]}},
             "quorum":{"quorum":{"type":"plain_text_input","value":"1"}},
             "sure":{"sure":{"type":"checkboxes","selected_options":[{"value":"yes"}]}}}""".formatted(approver));
    assertThat(sent.status()).isEqualTo(200);
    await().atMost(PATIENCE)
        .until(() -> stage().slack.told(asked.answers()).contains("On now: "));
  }

  private static ManyStage stage() {
    return Objects.requireNonNull(set);
  }

  private static List<Shown> cards(String channel) {
    return stage().slack.cards(channel);
  }

  private static String toldOf(Sent sent) {
    assertThat(sent.status()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> !stage().slack.told(sent.answers()).isEmpty());
    return stage().slack.told(sent.answers());
  }

  private static String value(Shown card) {
    return card.button("approval_approve").orElseThrow();
  }

  /** One of the resources that a card is about. */
  private static String resource(Shown card) {
    Matcher id = RESOURCE.matcher(card.words());
    assertThat(id.find()).as(card.words()).isTrue();
    return id.group();
  }
}
