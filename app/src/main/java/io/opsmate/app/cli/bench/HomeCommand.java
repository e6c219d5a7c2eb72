package io.opsmate.app.cli.bench;

import io.opsmate.app.adapter.ids.TimeOrderedIds;
import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.postgres.PostgresInstallations;
import io.opsmate.app.adapter.postgres.PostgresReports;
import io.opsmate.app.adapter.vault.MasterKey;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.app.cli.bench.OpenLoop.Named;
import io.opsmate.app.config.Secret;
import io.opsmate.app.install.Grant;
import io.opsmate.app.install.Tokens;
import io.opsmate.app.install.Workspace;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.SkillName;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long it takes from opening Home until Slack has the view, in a workspace with much to show. */
@Command(name = "home", mixinStandardHelpOptions = true,
    description = "Measure the time from opening Home until its view is published.")
public final class HomeCommand implements Callable<Integer> {
  private static final String TEAM = "T0BENCH";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Supplier<MarksDatabase> databases;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--findings", description = "findings of the last report (default: ${DEFAULT-VALUE})",
      defaultValue = "5000") private int findings;

  @Option(names = "--approvals", description = "requests that wait (default: ${DEFAULT-VALUE})",
      defaultValue = "200") private int approvals;

  @Option(names = "--visits", description = "visits measured, one after the other (default: ${DEFAULT-VALUE})",
      defaultValue = "200") private int visits;

  @Option(names = "--warm-up", description = "visits before them (default: ${DEFAULT-VALUE})",
      defaultValue = "50") private int warmUp;

  /** On a database of its own. */
  public HomeCommand() {
    this(MarksDatabase::fresh);
  }

  HomeCommand(Supplier<MarksDatabase> databases) {
    this.databases = databases;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String key = Base64.getEncoder().encodeToString(new byte[MasterKey.LENGTH]);
    AtomicReference<OpenLoop> current = new AtomicReference<>(new OpenLoop());
    try (MarksDatabase database = databases.get();
        StandInSlack slack = new StandInSlack(name -> current.get().seen(name))) {
      fill(database, new Vault(MasterKey.parse(key)));
      try (BenchedApp app = BenchedApp.installed(slack.url(), Files.createTempDirectory("opsmate-bench"),
          new BenchedApp.Shared(database.login(), key), ManagementFactory.getRuntimeMXBean().getInputArguments())) {
        SignedPost post = new SignedPost(app.events(), BenchedApp.SIGNING_SECRET);
        visit(post, current, "w", warmUp);
        Histogram took = new Histogram(Duration.ofMinutes(1).toNanos() / 1000, 3);
        int unseen = visit(post, current, "m", visits, took);
        out.println("%d visits, %d findings, %d requests".formatted(visits, findings, approvals));
        out.println(Figures.of("published", took));
        out.println("never published: " + unseen);
        out.flush();
        return unseen == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
      }
    }
  }

  private static void visit(SignedPost post, AtomicReference<OpenLoop> current, String run, int count) {
    visit(post, current, run, count, new Histogram(Duration.ofMinutes(1).toNanos() / 1000, 3));
  }

  /** One after the other, by the person the requests wait for. */
  private static int visit(SignedPost post, AtomicReference<OpenLoop> current, String run, int count, Histogram took) {
    int unseen = 0;
    for (int number = 0; number < count; number++) {
      OpenLoop one = new OpenLoop();
      current.set(one);
      String event = run + number;
      one.run((_, now) -> opened(post, event, now), 1, Duration.ofSeconds(1));
      unseen += one.settle(PATIENCE);
      took.add(one.visible());
    }
    return unseen;
  }

  private static Named opened(SignedPost post, String event, Instant now) {
    return new Named("home:" + MarksCore.APPROVER, post.event("""
        {"type":"event_callback","team_id":"%s","api_app_id":"A0BENCH","event_id":"Ev%s","event_time":%d,\
        "event":{"type":"app_home_opened","user":"%s","channel":"D0BENCH","tab":"home","event_ts":"1.2"}}"""
        .formatted(TEAM, event, now.getEpochSecond(), MarksCore.APPROVER), now));
  }

  private void fill(MarksDatabase database, Vault vault) {
    MarksCore core = MarksCore.on(database.source(), MarksCore.Replica.idle());
    PostgresInstallations installations =
        new PostgresInstallations(core.transactions(), vault, core.audit(), new TimeOrderedIds());
    OrgId org = installations.keep(new Grant(new Workspace(TEAM, TEAM), "A0BENCH", "U0BOT", "chat:write,commands",
        new MemberId("U0ADMIN"), new Tokens(new Secret("xoxb-" + TEAM), Optional.empty())), Instant.now());
    core.transactions().in(org, core.rules()::rules);
    new Requests(core, 3).waiting(org, approvals);
    PostgresReports reports = new PostgresReports(new Json());
    core.transactions().run(org, tx -> reports.keep(tx, report()));
  }

  private Report report() {
    List<Report.Row> rows = IntStream.range(0, findings)
        .mapToObj(n -> new Report.Row("ebs-volume:eu-west-1:vol-%017d".formatted(n), "vol-%017d".formatted(n),
            "gp3, 200 GiB, unattached for 62 days", MonthlyCost.exactly(Money.usd("17.60"))))
        .toList();
    return new Report(new ReportId(UUID.randomUUID()), new SkillName("zombie"), Instant.now(), MarksCore.APPROVER,
        "Waste in 1 region", "zombies", List.of(new Report.Group("Unattached EBS volumes", rows)), List.of());
  }
}
