package io.opsmate.skills.analysis.logs.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Heads that people describe. */
class PatternHeadsTest {
  private static final Instant NEAR = Instant.parse("2026-11-22T00:00:00Z");
  private static final String LINE = "shop|2026-01-31T10:00:00Z|warn|opened file é 3";

  @Test
  void namedGroupsAreTheParts() {
    check(read("(?<service>\\w+)\\|(?<time>[^|]+)\\|(?<level>\\w+)\\|(?<message>.*)"));
  }

  @Test
  void withoutAMessageItIsWhatFollows() {
    check(read("(?<service>\\w+)\\|(?<time>[^|]+)\\|(?<level>\\w+)\\|"));
  }

  @Test
  void aTraceIsReadByTheNameThatTheHelpGives() {
    assertThat(read("(?<trace>\\w+)\\|").trace()).isEqualTo("shop");
  }

  @Test
  void aTimeOfDayAloneIsNoTime() {
    byte[] line = "10:00:00 opened file 3".getBytes(StandardCharsets.UTF_8);
    Head head = new Head();

    assertThat(Heads.pattern("(?<time>\\S+) ", NEAR).read(line, 0, line.length, head)).isTrue();
    assertThat(head.stamp()).isEqualTo(Head.NO_TIME);
    assertThat(head.message()).isEqualTo("opened file 3");
  }

  @Test
  void grokNamesAreRead() {
    check(read("%{WORD:service}\\|%{TIMESTAMP_ISO8601:timestamp}\\|%{LOGLEVEL:log.level}\\|%{GREEDYDATA:message}"));
  }

  @Test
  void aLineThatDoesNotMatchIsWhole() {
    byte[] line = LINE.getBytes(StandardCharsets.UTF_8);
    Head head = new Head();

    assertThat(Heads.pattern("\\d+ ", NEAR).read(line, 0, line.length, head)).isFalse();
    assertThat(head.message()).isEqualTo(LINE);
  }

  @Test
  void whatIsNoPatternIsRefused() {
    assertThatThrownBy(() -> Heads.pattern("(", NEAR)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Heads.pattern("%{NOSUCH:x}", NEAR)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the pattern names NOSUCH, which is none of BASE10NUM, ");
  }

  private static Head read(String pattern) {
    byte[] line = LINE.getBytes(StandardCharsets.UTF_8);
    Head head = new Head();
    assertThat(Heads.pattern(pattern, NEAR).read(line, 0, line.length, head)).isTrue();
    return head;
  }

  private static void check(Head head) {
    assertThat(head.message()).isEqualTo("opened file é 3");
    assertThat(head.level()).isEqualTo(Level.WARN);
    assertThat(head.service()).isEqualTo("shop");
    assertThat(Instant.ofEpochMilli(head.stamp())).isEqualTo(Instant.parse("2026-01-31T10:00:00Z"));
  }
}
