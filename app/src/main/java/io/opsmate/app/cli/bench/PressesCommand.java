package io.opsmate.app.cli.bench;

import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.postgres.PostgresInstallations;
import io.opsmate.app.adapter.vault.MasterKey;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.app.cli.bench.OpenLoop.Named;
import io.opsmate.app.config.Secret;
import io.opsmate.app.install.Grant;
import io.opsmate.app.install.Tokens;
import io.opsmate.app.install.Workspace;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Presses on Approve, and commands among them if one likes, at a fixed rate, signed as Slack signs them, on an OpsMate that many workspaces installed: until the
 * acknowledgement, and until the card shows the decision. What is approved is carried out meanwhile, as ever.
 */
@Command(name = "presses", mixinStandardHelpOptions = true,
    description = "Measure presses on Approve, signed, until acknowledged and until the card shows the decision.")
public final class PressesCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Supplier<MarksDatabase> databases;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--rate", description = "presses a second over all workspaces (default: ${DEFAULT-VALUE})",
      defaultValue = "50") private int rate;

  @Option(names = "--orgs", description = "workspaces they are spread over (default: ${DEFAULT-VALUE})",
      defaultValue = "50") private int orgs;

  @Option(names = "--seconds", description = "length of the measured part (default: ${DEFAULT-VALUE})",
      defaultValue = "60") private int seconds;

  @Option(names = "--warm-up", description = "seconds of load before it (default: ${DEFAULT-VALUE})",
      defaultValue = "20") private int warmUp;

  @Option(names = "--commands", description = "of ten requests so many are commands (default: ${DEFAULT-VALUE})",
      defaultValue = "0") private int commands;

  /** A request in a workspace. */
  private record Asked(String team, Approval approval) {}

  /** On a database of its own. */
  public PressesCommand() {
    this(MarksDatabase::fresh);
  }

  PressesCommand(Supplier<MarksDatabase> databases) {
    this.databases = databases;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String key = Base64.getEncoder().encodeToString(new byte[MasterKey.LENGTH]);
    AtomicReference<OpenLoop> current = new AtomicReference<>(new OpenLoop());
    try (MarksDatabase database = databases.get();
        StandInSlack slack = new StandInSlack(name -> current.get().seen(name))) {
      List<Asked> asked = asked(database, new Vault(MasterKey.parse(key)), rate * (warmUp + seconds));
      try (BenchedApp app = BenchedApp.installed(slack.url(), Files.createTempDirectory("opsmate-bench"),
          new BenchedApp.Shared(database.login(), key), ManagementFactory.getRuntimeMXBean().getInputArguments())) {
        SignedPost post = new SignedPost(app.events(), BenchedApp.SIGNING_SECRET);
        int before = rate * warmUp;
        current.get().run((number, now) -> request(post, slack, asked, number, now), rate, Duration.ofSeconds(warmUp));
        current.get().settle(PATIENCE);
        OpenLoop measured = new OpenLoop();
        current.set(measured);
        measured.run((number, now) -> request(post, slack, asked, before + number, now), rate,
            Duration.ofSeconds(seconds));
        int unseen = measured.settle(PATIENCE);
        out.println("%d %s at %d a second over %d workspaces".formatted(rate * seconds,
            commands == 0 ? "presses" : "presses and commands", rate, orgs));
        out.println(Figures.of("ack", measured.ack()));
        out.println(
            Figures.of(commands == 0 ? "decision on the card" : "decision or answer shown", measured.visible()));
        out.println("failed: %d, never shown: %d".formatted(measured.failed(), unseen));
        out.flush();
        return measured.failed() == 0 && unseen == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
      }
    }
  }

  /** Installed workspaces, each with rules and requests. */
  private List<Asked> asked(MarksDatabase database, Vault vault, int count) {
    MarksCore core = MarksCore.on(database.source(), MarksCore.Replica.idle());
    PostgresInstallations installations =
        new PostgresInstallations(core.transactions(), vault, core.audit(), new TimeOrderedIds());
    Requests requests = new Requests(core, 3);
    int each = Math.ceilDiv(count, orgs);
    List<String> teams = IntStream.range(0, orgs).mapToObj("T0BENCH%03d"::formatted).toList();
    List<List<Approval>> perTeam = teams.parallelStream().map(team -> {
      OrgId org = installations.keep(new Grant(new Workspace(team, team), "A0BENCH", "U0BOT", "chat:write,commands",
          new MemberId("U0ADMIN"), new Tokens(new Secret("xoxb-" + team), Optional.empty())), Instant.now());
      core.transactions().in(org, core.rules()::rules);
      return requests.waiting(org, each);
    }).toList();
    List<Asked> asked = new ArrayList<>();
    IntStream.range(0, each)
        .forEach(round -> IntStream.range(0, orgs)
            .forEach(team -> asked.add(new Asked(teams.get(team), perTeam.get(team).get(round)))));
    return asked;
  }

  private Named request(SignedPost post, StandInSlack slack, List<Asked> asked, int number, Instant now) {
    return number % 10 < commands
        ? command(post, slack, asked.get(number).team(), number, now)
        : press(post, asked.get(number), now);
  }

  private static Named command(SignedPost post, StandInSlack slack, String team, int number, Instant now) {
    String id = "c" + number;
    return new Named(id, post.of(Map.of("command", "/opsmate", "text", "approvals", "team_id", team, "user_id",
        MarksCore.APPROVER.value(), "channel_id", "C0BENCH", "trigger_id", id, "response_url",
        slack.url() + "/respond/" + id, "api_app_id", "A0BENCH", "user_name", "bench"), now));
  }

  private static Named press(SignedPost post, Asked asked, Instant now) {
    String channel = asked.approval().channel().value();
    String payload = """
        {"type":"block_actions","team":{"id":"%s"},"user":{"id":"%s","team_id":"%1$s"},"api_app_id":"A0BENCH",\
        "trigger_id":"%s","channel":{"id":"%s"},"container":{"type":"message","message_ts":"1.1","channel_id":"%4$s"},\
        "message":{"ts":"1.1"},"actions":[{"type":"button","action_id":"%s","value":"%s","action_ts":"1.2"}]}"""
        .formatted(asked.team(), MarksCore.APPROVER, asked.approval().id(), channel, ApprovalCard.APPROVE,
            ApprovalCard.value(asked.approval()));
    return new Named(channel, post.of(Map.of("payload", payload), now));
  }
}
