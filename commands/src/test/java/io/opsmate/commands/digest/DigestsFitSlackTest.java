package io.opsmate.commands.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.opsmate.commands.blockkit.BlockKitValidator;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.digest.DigestSkill;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.DigestPiece;
import io.opsmate.skills.kernel.DigestPiece.Figure;
import io.opsmate.skills.kernel.HomeCall;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.testkit.Boxes;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryDigests;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.RecordingChat.Said;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything digests say, with a skill that says as much and as strangely as it can, drawn for Slack. */
class DigestsFitSlackTest {
  private static final ChannelId OPS = new ChannelId("C0OPS");
  private static final String STRANGE = "<!channel> <https://evil.example|here> 🧟\u200B مهملات *_~`> & ";

  /** Unit: characters. Slack cuts a longer text. Source: docs.slack.dev, chat.postMessage. */
  private static final int LONGEST_TEXT = 40_000;

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RecordingChat chat = new RecordingChat();
  private final ManualJobs jobs = new ManualJobs(transactions);
  private final CardRenderer renderer = new CardRenderer();
  private final DigestSkill skill;
  private final SkillSet skills;
  private Instant now = SetClock.NOON;
  private int requests;

  DigestsFitSlackTest() {
    InMemoryRules rules = new InMemoryRules(GivenRules.open(ApprovalRule.of("default", 1,
        Set.of(new Approver.Person(Boxes.APPROVER)), Duration.ofHours(24))));
    Permits permits = new Permits(transactions, rules, new Rights(new ScriptedMembers()));
    RecordingAudit audit = new RecordingAudit();
    skill = new DigestSkill(new DigestSkill.State(transactions, new InMemoryDigests(), audit, chat, jobs),
        new DigestSkill.People(permits, (_, _) -> Reading.unknown("none")), this::all);
    Skill strange = () -> SkillDescriptor.of("strange", "Says much.", List.of()).withDigests(_ -> much());
    skills = new SkillSet(List.of(skill, strange));
    jobs.handle(skills.jobs());
  }

  @Test
  void listFormPreviewAndHomeFit() {
    IntStream.range(0, 50).forEach(_ -> run("digest add", Map.of("days", "mon,wed,sat", "minimum", "12.50")));

    fits(run("digest", Map.of()));
    fits(run("digest add", Map.of()));
    fits(run("digest add", Map.of("skills", "nobody")));
    fits(run("digest preview", Map.of()));
    fits(run("digest mute", Map.of("length", "3d")));
    Reply form = press("digest_new:weekly-money", "weekly-money");
    assertThat(form).isInstanceOfSatisfying(Reply.Ask.class,
        ask -> assertThat(BlockKitValidator.check("modal", renderer.window(ask.form()))).isEmpty());
    String home = renderer.home(skill.descriptor()
        .homes()
        .getFirst()
        .of(new HomeCall(Orgs.ACME, Boxes.APPROVER, false, now))
        .cards());
    assertThat(BlockKitValidator.check("home", home)).isEmpty();
  }

  @Test
  void whatIsPostedOverAWeekItsThreadAndTheLastWordsFit() {
    run("digest add", Map.of("days", "daily", "at", "09:00", "quiet", "no"));
    for (int day = 0; day < 7; day++) {
      now = SetClock.NOON.plus(Duration.ofDays(day));
      jobs.runDue(now);
    }
    List<Said> said = chat.all(Orgs.ACME);
    Said.OnCard card = said.stream()
        .filter(Said.OnCard.class::isInstance)
        .map(Said.OnCard.class::cast)
        .reduce((_, last) -> last)
        .orElseThrow();
    skill.lost(Orgs.ACME, card.key(), OPS, "is_archived", now);
    jobs.runDue(now);

    assertThat(chat.privately(Orgs.ACME)).hasSize(1);
    assertThat(chat.threads(Orgs.ACME)).hasSizeGreaterThan(5);
    chat.all(Orgs.ACME).forEach(one -> {
      switch (one) {
        case Said.OnCard(_, _, _, Card drawn) -> fits(drawn);
        case Said.Privately(_, _, _, Card drawn) -> fits(drawn);
        case Said.InThread(_, _, Text text) -> assertThat(renderer.render(text).text())
            .hasSizeLessThan(LONGEST_TEXT)
            .doesNotContain("<!channel>", "<https://evil.example|here>");
        default -> {
        }
      }
    });
  }

  private static DigestPiece much() {
    return new DigestPiece(Text.of(STRANGE.repeat(120)), IntStream.range(0, 120)
        .mapToObj(at -> new Figure(STRANGE + at + "x".repeat(300), at * 1e6, at % 2 == 0 ? "$/mo" : ""))
        .toList(), CostTotal.of(List.of()),
        IntStream.range(0, 400)
            .mapToObj(at -> new Card.Row(Text.of(STRANGE.repeat(8)), Text.of("detail ".repeat(100))))
            .toList());
  }

  private void fits(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.ToYou.class);
    fits(((Reply.ToYou) reply).card());
  }

  private void fits(Card card) {
    String blocks = renderer.render(card).blocks();

    assertThat(BlockKitValidator.check("message", blocks)).as(card.title()).isEmpty();
    assertThat(JsonParser.parseString(blocks).getAsJsonArray().size()).isLessThanOrEqualTo(50);
    assertThat(interpreted(JsonParser.parseString(blocks)).toList()).isNotEmpty()
        .noneMatch(text -> text.contains("<!channel>") || text.contains("<https://evil.example|here>"));
    assertThat(BlockKitValidator.check("modal", renderer.window(card))).as(card.title()).isEmpty();
  }

  /** What Slack reads as more than words; the cells of a table it takes as they are. */
  private static Stream<String> interpreted(JsonElement json) {
    if (json.isJsonArray()) {
      return json.getAsJsonArray().asList().stream().flatMap(DigestsFitSlackTest::interpreted);
    }
    if (!json.isJsonObject()) {
      return Stream.empty();
    }
    JsonObject object = json.getAsJsonObject();
    return object.has("type") && object.get("type").isJsonPrimitive()
        && object.get("type").getAsString().equals("mrkdwn")
            ? Stream.of(object.get("text").getAsString())
            : object.asMap().values().stream().flatMap(DigestsFitSlackTest::interpreted);
  }

  private Reply run(String verb, Map<String, String> arguments) {
    return skills.command(verb)
        .orElseThrow()
        .handler()
        .run(new CommandCall(Orgs.ACME, Boxes.APPROVER, OPS, new RequestKey("r" + requests++),
            new Arguments(arguments), now));
  }

  private Reply press(String action, String value) {
    return skills.buttons()
        .stream()
        .filter(one -> one.action().equals(action))
        .findFirst()
        .orElseThrow()
        .handler()
        .pressed(new Press(Orgs.ACME, Boxes.APPROVER, OPS, new RequestKey("p"), value, Map.of(), now));
  }

  private SkillSet all() {
    return skills;
  }
}
