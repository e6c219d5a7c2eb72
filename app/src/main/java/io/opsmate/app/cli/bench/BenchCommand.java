package io.opsmate.app.cli.bench;

import io.opsmate.app.cli.bench.OpenLoop.Named;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Open-loop load of signed commands on an OpsMate of its own, with scans of the demo estate among them. */
@Command(name = "bench", mixinStandardHelpOptions = true, subcommands = {DecisionsCommand.class,
  PressesCommand.class, ClaimsCommand.class, HomeCommand.class, StopCommand.class, ProofCommand.class,
  DrainCommand.class, AdviceCommand.class},
    description = "Measure acknowledgement and time to the visible change under an open-loop load.")
public final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--rate", description = "commands a second (default: ${DEFAULT-VALUE})",
      defaultValue = "50") private int rate;

  @Option(names = "--seconds", description = "length of the measured part (default: ${DEFAULT-VALUE})",
      defaultValue = "60") private int seconds;

  @Option(names = "--warm-up", description = "seconds of load before it (default: ${DEFAULT-VALUE})",
      defaultValue = "20") private int warmUp;

  @Option(names = "--scan-every", description = "each n-th command is a scan (default: ${DEFAULT-VALUE})",
      defaultValue = "10") private int scanEvery;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path data = Files.createTempDirectory("opsmate-bench");
    AtomicReference<OpenLoop> current = new AtomicReference<>(new OpenLoop());
    try (StandInSlack slack = new StandInSlack(name -> current.get().seen(name));
        BenchedApp app = BenchedApp.start(slack.url(), data,
            ManagementFactory.getRuntimeMXBean().getInputArguments())) {
      out.println("start to ready: %d ms".formatted(app.startup().toMillis()));
      app.residentMiB().ifPresent(mib -> out.println("resident memory, idle: " + mib + " MiB"));
      SignedPost post = new SignedPost(app.events(), BenchedApp.SIGNING_SECRET);
      current.get()
          .run((number, now) -> request(slack, post, "w" + number, number, now), rate, Duration.ofSeconds(warmUp));
      current.get().settle(Duration.ofSeconds(30));
      OpenLoop measured = new OpenLoop();
      current.set(measured);
      measured.run((number, now) -> request(slack, post, "m" + number, number, now), rate, Duration.ofSeconds(seconds));
      int unseen = measured.settle(Duration.ofSeconds(30));
      out.println("%d commands at %d a second, each %dth a scan".formatted(rate * seconds, rate, scanEvery));
      out.println(figures("ack", measured.ack()));
      out.println(figures("visible", measured.visible()));
      out.println("failed: %d, never shown: %d".formatted(measured.failed(), unseen));
      app.residentMiB().ifPresent(mib -> out.println("resident memory, after: " + mib + " MiB"));
      out.flush();
      return measured.failed() == 0 && unseen == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private Named request(StandInSlack slack, SignedPost post, String id, int number, Instant now) {
    boolean scan = number % scanEvery == 0;
    String channel = "C0" + id.toUpperCase(java.util.Locale.ROOT);
    Map<String, String> form = new TreeMap<>(Map.of("command", "/opsmate", "text", scan ? "zombies" : "approvals",
        "team_id", "T0BENCH", "user_id", "U0BENCH", "channel_id", channel, "trigger_id", id, "response_url",
        slack.url() + "/respond/" + id, "api_app_id", "A0BENCH", "user_name", "bench"));
    return new Named(scan ? channel : id, post.of(form, now));
  }

  private static String figures(String what, Histogram micros) {
    return "%-8s p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms (n=%d)".formatted(what,
        micros.getValueAtPercentile(50) / 1000.0, micros.getValueAtPercentile(95) / 1000.0,
        micros.getValueAtPercentile(99) / 1000.0, micros.getMaxValue() / 1000.0, micros.getTotalCount());
  }
}
