package io.opsmate.app.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.postgres.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The benchmarks run; what they measure is for {@code docs/benchmarks.md}, on a quiet machine. */
class BenchesTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final StringWriter said = new StringWriter();

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void decisions() {
    assertThat(run(new DecisionsCommand(this::given), "--rate=20", "--orgs=2", "--seconds=1", "--warm-up=0")).isZero();

    assertThat(said.toString()).contains("20 decisions at 20 a second over 2 orgs", "failed: 0");
  }

  @Test
  void presses() {
    assertThat(run(new PressesCommand(this::given), "--rate=4", "--orgs=2", "--seconds=1", "--warm-up=1",
        "--commands=5")).isZero();

    assertThat(said.toString()).contains("decision or answer shown", "failed: 0, never shown: 0");
  }

  @Test
  void claims() {
    assertThat(run(new ClaimsCommand(this::given), "--requests=6", "--orgs=2", "--workers=2")).isZero();

    assertThat(said.toString()).contains("lost to conflicts");
  }

  @Test
  void homes() {
    assertThat(run(new HomeCommand(this::given), "--findings=50", "--approvals=20", "--visits=3", "--warm-up=1"))
        .isZero();

    assertThat(said.toString()).contains("3 visits, 50 findings, 20 requests", "never published: 0");
  }

  @Test
  void stops() {
    assertThat(run(new StopCommand(this::given), "--tries=2")).isZero();

    assertThat(said.toString()).contains("2 stops");
  }

  @Test
  void advice() {
    assertThat(run(new AdviceCommand(this::given), "--at-once=2", "--orgs=1", "--rounds=1")).isZero();

    assertThat(said.toString()).contains("2 conversations at once", "added to the model's own time",
        "without budget and audit trail", "heap for each");
  }

  @Test
  void proof() {
    assertThat(run(new ProofCommand(this::given), "--rows=50", "--times=1")).isZero();

    assertThat(said.toString()).contains("verified: 50 entries").doesNotContain("do not hold");
  }

  @Test
  void drains() {
    assertThat(run(new DrainCommand(this::given), "--messages=60", "--channels=4", "--a-minute=40")).isZero();

    assertThat(said.toString()).contains("60 messages over 4 channels", "lost: 0, doubled: 0");
  }

  private MarksDatabase given() {
    return MarksDatabase.at(database.appLogin(), database.owner());
  }

  private int run(Object command, String... options) {
    return new CommandLine(command).setOut(new PrintWriter(said, true)).execute(options);
  }
}
