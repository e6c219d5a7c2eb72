package io.opsmate.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.inject.BeanDefinitionReference;
import io.micronaut.runtime.server.EmbeddedServer;
import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.desk.Forms;
import io.opsmate.commands.desk.WindowButtons;
import io.opsmate.commands.edge.Orgs;
import io.opsmate.commands.edge.Reception;
import io.opsmate.commands.edge.SignatureCheck;
import io.opsmate.commands.edge.SlackEdge;
import io.opsmate.commands.edge.WindowOpener;
import io.opsmate.commands.edge.url.ResponseUrls;
import io.opsmate.commands.inbox.Inbox;
import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.SetClock;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackControllerTest {
  private static final String SECRET = "secret of this test";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final HttpClient http = HttpClient.newHttpClient();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final ManualJobs jobs = new ManualJobs(transactions);
  private final AtomicReference<String> handledOn = new AtomicReference<>("");
  private final AtomicReference<Instant> acceptedAt = new AtomicReference<>(Instant.EPOCH);
  private @Nullable ApplicationContext context;
  private URI events = URI.create("http://127.0.0.1/");

  @BeforeAll
  void start() {
    context = new OnlyThisController()
        .properties(Map.of("micronaut.server.port", -1, "micronaut.server.host", "127.0.0.1"))
        .singletons(edge(), SetClock.atNoon())
        .start();
    EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
    events = URI.create("http://127.0.0.1:" + server.getPort() + "/slack/events");
  }

  @AfterAll
  void stop() {
    if (context != null) {
      context.close();
    }
  }

  @Test
  void aSignedCommandIsAcknowledgedOffTheEventLoopByTheRealClockAndRecordedByOurs() throws Exception {
    HttpResponse<String> answer = post(command("sweep", "one"), FORM, true);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValueSatisfying(
        type -> assertThat(type).startsWith("application/json"));
    assertThat(answer.body()).contains("\"text\":\"On it");
    assertThat(handledOn.get()).startsWith("virtual");
    assertThat(acceptedAt.get()).isEqualTo(SetClock.NOON);
    assertThat(jobs.waiting(io.opsmate.skills.testkit.Orgs.ACME)).isNotEmpty();
  }

  @Test
  void theSignatureCoversTheBytesOfNonAsciiTextAndJson() throws Exception {
    assertThat(post(command("grüße ✓ 日本", "two"), FORM, true).body()).contains("gr\\u00FC\\u00DFe");
    assertThat(post("{\"type\":\"url_verification\",\"challenge\":\"grüße\"}", "application/json; charset=utf-8", true)
        .body()).isEqualTo("grüße");
  }

  @Test
  void anUnsignedPostIsRefused() throws Exception {
    HttpResponse<String> answer = post(command("sweep", "three"), FORM, false);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("not signed");
  }

  @Test
  void anEmptyPostIsRefused() throws Exception {
    assertThat(post("", FORM, false).statusCode()).isEqualTo(400);
    assertThat(post("", FORM, true).statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyLargerThanSlackEverSendsIsRefused() throws Exception {
    assertThat(post("x=" + "y".repeat(SlackController.LARGEST), FORM, true).statusCode()).isEqualTo(413);
  }

  @Test
  void otherContentTypesAreRefused() throws Exception {
    assertThat(post("<x/>", "text/xml", true).statusCode()).isEqualTo(415);
  }

  private SlackEdge edge() {
    CommandSpec sweep = new CommandSpec("sweep", "Sweeps.", List.of(), List.of(), CommandSpec.MayRun.ANYONE, "On it …",
        _ -> new Reply.Nothing());
    SkillSet skills = new SkillSet(List.of(() -> SkillDescriptor.of("sweep", "Sweeps.", List.of(sweep))));
    return new SlackEdge(new SignatureCheck(SECRET), new Grammar(skills),
        new Reception((_, _) -> new Orgs.Lookup.Found(io.opsmate.skills.testkit.Orgs.ACME), transactions, new Noting(),
            jobs),
        new SlackEdge.Answering(new CardRenderer(), new ResponseUrls(URI.create("https://slack.com/api/")),
            (_, _) -> {}),
        new SlackEdge.Asking(new Forms(skills, List.of()), new WindowButtons(skills, new Grammar(skills)),
            new ClosedWindows()));
  }

  private static final class ClosedWindows implements WindowOpener {
    @Override
    public Optional<String> open(OrgId org, String trigger, String view) {
      return Optional.empty();
    }

    @Override
    public void show(OrgId org, String window, String view) {}
  }

  private HttpResponse<String> post(String body, String type, boolean signed) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(events)
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body));
    if (signed) {
      String now = String.valueOf(Instant.now().getEpochSecond());
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal(("v0:" + now + ":" + body).getBytes(StandardCharsets.UTF_8));
      request.header("X-Slack-Request-Timestamp", now)
          .header("X-Slack-Signature", "v0=" + HexFormat.of().formatHex(signature));
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String command(String text, String trigger) {
    return "command=%2Fopsmate&team_id=T0ACME&channel_id=C0OPS&user_id=U0REQUESTER&api_app_id=A1&trigger_id=" + trigger
        + "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** An inbox that accepts everything and notes when, and on which thread. */
  private final class Noting implements Inbox {
    @Override
    public boolean accept(Tx tx, RequestKey key, Instant now) {
      handledOn.set(Thread.currentThread().isVirtual() ? "virtual" : Thread.currentThread().getName());
      acceptedAt.set(now);
      return true;
    }

    @Override
    public void forget(Tx tx, Instant before) {}
  }

  /** The controller without the rest of the application, and without the framework's own clock. */
  private static final class OnlyThisController extends DefaultApplicationContextBuilder {
    @Override
    protected ApplicationContext newApplicationContext() {
      return new DefaultApplicationContext(this) {
        @Override
        @SuppressWarnings("rawtypes")
        protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
          return super.resolveBeanDefinitionReferences().stream().filter(OnlyThisController::isWanted).toList();
        }
      };
    }

    private static boolean isWanted(BeanDefinitionReference<?> bean) {
      String name = bean.getBeanDefinitionName();
      return name.contains("SlackController")
          || !name.startsWith("io.opsmate.") && !name.startsWith("io.micronaut.context.time.");
    }
  }
}
