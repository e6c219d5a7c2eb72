package io.opsmate.skills.analysis.logs.heads;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.analysis.logs.TemplateMiner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What lines begin with, seen from the lines. */
class HeadsTest {
  private static final Instant NEAR = Instant.parse("2026-11-22T00:00:00Z");

  /** A shape with {@code #} for a number, and what it is to be read as. */
  private record Shape(String line, String stamp, Level level, String service, String thread, String trace) {
    static Shape of(String line, String stamp, Level level, String service, String thread, String trace) {
      return new Shape(line, stamp, level, service, thread, trace);
    }
  }

  private static Stream<Shape> shapes() {
    return Stream.of(
        Shape.of("2026-01-31 10:00:0#,123 INFO [main] org.acme.Shop: ", "2026-01-31T10:00:00.123Z", Level.INFO,
            "org.acme.Shop", "main", ""),
        Shape.of("2026-01-31 10:00:0#,123 - WARN  [worker[id=1]/0:0:Pool@7#] - ", "2026-01-31T10:00:00.123Z",
            Level.WARN,
            "", "worker[id=1]/0:0:Pool@70", ""),
        Shape.of("2026-01-31T10:00:0#.123+01:00  INFO 1# --- [           main] c.e.App   : ",
            "2026-01-31T09:00:00.123Z",
            Level.INFO, "c.e.App", "main", ""),
        Shape.of("26/01/31 10:00:0# ERROR executor.Backend: ", "2026-01-31T10:00:00Z", Level.ERROR, "executor.Backend",
            "",
            ""),
        Shape.of("260131 10000# 14# INFO dfs.Node$Part: ", "2026-01-31T10:00:00Z", Level.INFO, "dfs.Node$Part", "140",
            ""),
        Shape.of("20260131-1:2:0#:606|Steps|30002312|", "2026-01-31T01:02:00.606Z", Level.NONE, "", "30002312", ""),
        Shape.of("Jan 31 10:00:0# web1 sshd(pam_unix)[1234#]: ", "2026-01-31T10:00:00Z", Level.NONE, "sshd", "12340",
            ""),
        Shape.of("<34>1 2026-01-31T10:00:0#.003Z web1 shop 12# ID47 - ", "2026-01-31T10:00:00.003Z", Level.FATAL,
            "shop",
            "120", ""),
        Shape.of("[Sat Jan 31 10:00:0# 2026] [error] ", "2026-01-31T10:00:00Z", Level.ERROR, "", "", ""),
        Shape.of("01-31 10:00:0#.811  1702  239# D WindowService: ", "2026-01-31T10:00:00.811Z", Level.DEBUG,
            "WindowService", "2390", ""),
        Shape.of(
            "shop.log.1 2026-01-31 10:00:0#.008 25746 INFO shop.api.server [req-38101a0b-2096-447d-96ea-a69216241#5a - -] ",
            "2026-01-31T10:00:00.008Z", Level.INFO, "shop.api.server", "25746", ""),
        Shape.of("W0131 10:00:0#.123456       # file.go:123] ", "2026-01-31T10:00:00.123Z", Level.WARN, "", "", ""),
        Shape.of("[10:00:0# ERR] ", "", Level.ERROR, "", "", ""),
        Shape.of("2026/01/31 10:00:0# [warn] 31#31: ", "2026-01-31T10:00:00Z", Level.WARN, "", "", ""),
        Shape.of("2026-01-31 10:00:0#,123 - shop.cart - ERROR - ", "2026-01-31T10:00:00.123Z", Level.ERROR,
            "shop.cart", "", ""),
        Shape.of("2026-01-31 10:00:0#.123 UTC [4#] LOG:  ", "2026-01-31T10:00:00.123Z", Level.INFO, "", "40", ""),
        Shape.of("13468# node-24# unix.hw state_change.unavailable 176985360# 1 ", "2026-01-31T10:00:00Z", Level.NONE,
            "",
            "", ""),
        Shape.of("node-24# 176985360#123 ", "2026-01-31T10:00:00.123Z", Level.NONE, "", "", ""),
        Shape.of("- 1769853600 2026.01.31 R02-M1-N0 2026-01-31-10.00.00.363779 R02-M1-N0 RAS KERNEL FATAL ",
            "2026-01-31T10:00:00Z", Level.FATAL, "", "", ""));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void aHeadIsTakenOffAsItsLoggerWroteIt(Shape shape) {
    List<String> messages = List.of("opened file 3 for ann", "closed it again", "tea at 5 is cold", "42 cups left",
        "queue 7 - of 9 - is empty", "who is there?");
    List<byte[]> lines = IntStream.range(0, 60)
        .mapToObj(i -> bytes(shape.line.replace("#", "" + i % 10) + messages.get(i % messages.size())))
        .toList();
    HeadReader reader = Heads.of(lines, NEAR);
    Head head = new Head();

    assertThat(reader.read(lines.getFirst(), 0, lines.getFirst().length, head)).isTrue();

    assertThat(head.message()).isEqualTo("opened file 3 for ann");
    assertThat(head.stamp())
        .isEqualTo(shape.stamp.isEmpty() ? Head.NO_TIME : Instant.parse(shape.stamp).toEpochMilli());
    assertThat(head.level()).isEqualTo(shape.level);
    if (!shape.service.isEmpty()) {
      assertThat(head.service()).isEqualTo(shape.service);
    }
    if (!shape.thread.isEmpty()) {
      assertThat(head.thread()).isEqualTo(shape.thread);
    }
    for (int i = 0; i < lines.size(); i++) {
      reader.read(lines.get(i), 0, lines.get(i).length, head);
      assertThat(head.message()).isEqualTo(messages.get(i % messages.size()));
    }
  }

  @ParameterizedTest
  @CsvSource({"[01.31 10:00:00] %s - ,browser.exe|browser.exe *64|Note Taker Pro|git.exe",
    "2026-01-31 10:00:00 %s - ,shop|cart of web|pay"})
  void aProgramsNameBeforeADashMayHaveBlanks(String shape, String names) {
    List<String> all = List.of(names.split("\\|"));
    List<byte[]> lines = IntStream.range(0, 60)
        .mapToObj(i -> bytes(shape.formatted(all.get(i % all.size())) + " host" + i + ":443 was opened"))
        .toList();
    HeadReader reader = Heads.of(lines, NEAR);
    Head head = new Head();

    for (int i = 0; i < lines.size(); i++) {
      assertThat(reader.read(lines.get(i), 0, lines.get(i).length, head)).isTrue();
      assertThat(head.service()).isEqualTo(all.get(i % all.size()));
      assertThat(head.message()).isEqualTo("host" + i + ":443 was opened");
    }
  }

  @Test
  void aMarkOfAnAlertMayStandWhereOthersHaveADash() {
    List<byte[]> lines = IntStream.range(0, 60)
        .mapToObj(i -> bytes((i % 10 == 0 ? "DISKFAIL" : "-") + " 176985360" + i % 10
            + " 2026.01.31 node7 RAS KERNEL FATAL opened file " + i))
        .toList();
    HeadReader reader = Heads.of(lines, NEAR);
    Head head = new Head();

    for (int i = 0; i < lines.size(); i++) {
      assertThat(reader.read(lines.get(i), 0, lines.get(i).length, head)).isTrue();
      assertThat(head.message()).isEqualTo("opened file " + i);
      assertThat(head.level()).isEqualTo(Level.FATAL);
    }
  }

  @Test
  void eventsHaveTheirTimeBehindNodeComponentAndState() {
    List<byte[]> lines = IntStream.range(0, 60)
        .mapToObj(i -> bytes(7_000 + i + " node-" + i % 9 + (i % 3 == 0 ? " boot_cmd new" : " halt_cmd success") + " "
            + (1_769_853_600 + i) + " 1 command " + i + " was taken"))
        .toList();
    HeadReader reader = Heads.of(lines, NEAR);
    Head head = new Head();

    for (int i = 0; i < lines.size(); i++) {
      assertThat(reader.read(lines.get(i), 0, lines.get(i).length, head)).isTrue();
      assertThat(head.stamp()).isEqualTo(1_769_853_600_000L + 1_000L * i);
      assertThat(head.message()).isEqualTo("command " + i + " was taken");
    }
  }

  @Test
  void aSentenceWithALargeNumberIsNoEvent() {
    List<byte[]> lines = IntStream.range(0, 60)
        .mapToObj(i -> bytes("cart " + i + " of customer" + i % 7 + " " + (1_769_853_600 + i) + " was paid"))
        .toList();
    Head head = new Head();
    HeadReader reader = Heads.of(lines, NEAR);

    reader.read(lines.getFirst(), 0, lines.getFirst().length, head);
    assertThat(reader.name()).isEqualTo("plain");
    assertThat(head.message()).startsWith("cart 0 of");
  }

  @Test
  void aDashInSomeMessagesIsNoHead() {
    List<byte[]> lines = IntStream.range(0, 60)
        .mapToObj(
            i -> bytes("2026-01-31 10:00:00 " + (i % 3 == 0 ? "cart " + i + " is full" : "ann - logged in from " + i)))
        .toList();
    Head head = new Head();

    assertThat(Heads.of(lines, NEAR).read(lines.get(1), 0, lines.get(1).length, head)).isTrue();
    assertThat(head.message()).isEqualTo("ann - logged in from 1");
  }

  @Test
  void aLineOfAnAccessLogStaysWholeAndHasItsTime() {
    Head head = read("10.0.0.1 - ann [31/Jan/2026:10:00:00 +0100] \"GET / HTTP/1.1\" 200 12 \"-\" \"curl/8\"");

    assertThat(Instant.ofEpochMilli(head.stamp())).isEqualTo(Instant.parse("2026-01-31T09:00:00Z"));
    assertThat(head.message()).startsWith("10.0.0.1 - ann [").endsWith("\"curl/8\"");
  }

  @Test
  void jsonSaysItsPartsInWhateverNamesAndOrder() {
    Head head = read(
        "{\"x\":{\"message\":1,\"y\":[\"}\"]}, \"@timestamp\":\"2026-01-31T10:00:00.5Z\",\"log\":{\"level\":\"warn\","
            + "\"logger\":\"a.B\"},\"trace\":{\"id\":\"4bf92f\"},\"message\":\"said \\\"no\\\" to \\u00e9\\ud83d\\ude00\\tx\\nat y\",\"pid\":12}");

    assertThat(head.message()).isEqualTo("said \"no\" to é😀 x");
    assertThat(head.level()).isEqualTo(Level.WARN);
    assertThat(head.service()).isEqualTo("a.B");
    assertThat(head.trace()).isEqualTo("4bf92f");
    assertThat(head.thread()).isEqualTo("12");
    assertThat(Instant.ofEpochMilli(head.stamp())).isEqualTo(Instant.parse("2026-01-31T10:00:00.5Z"));
  }

  @Test
  void numbersForLevelAndTimeAreReadAsBunyanWritesThem() {
    Head head = read("{\"level\":50,\"time\":1769853600123,\"msg\":\"lost\",\"name\":\"shop\"}");

    assertThat(head.level()).isEqualTo(Level.ERROR);
    assertThat(head.stamp()).isEqualTo(1_769_853_600_123L);
    assertThat(head.service()).isEqualTo("shop");
  }

  @Test
  void theBetterNameOfTwoWins() {
    assertThat(read("{\"event\":\"e\",\"msg\":\"m\",\"text\":\"t\"}").message()).isEqualTo("m");
  }

  @Test
  void logfmtHasItsPartsInPairs() {
    Head head = read("time=2026-01-31T10:00:00Z level=info msg=\"opened file 3\" trace_id=abc");

    assertThat(head.message()).isEqualTo("opened file 3");
    assertThat(head.level()).isEqualTo(Level.INFO);
    assertThat(head.trace()).isEqualTo("abc");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(strings = {"opened file 3 for ann", "INFO is a level",
    "[main] started",
    "1769853600 apples counted", "job 1769853600 done", "10.0.0.1 \"GET /v2 HTTP/1.1\" status: 200", "a=1 b=2 level=3",
    "{\"no\":\"words\"}", "{broken", "Jan is a name", "12 monkeys", "2026 was a year", "3: retry", "sshd[12]: bye",
    "- 5 - 6 -", "error: connection refused", ""})
  void whatHasNoSureHeadIsLeftAsItIs(String line) {
    HeadReader reader = Heads.of(IntStream.range(0, 50).mapToObj(i -> bytes(line)).toList(), NEAR);

    assertThat(reader.name()).isEqualTo("plain");
    assertThat(reader.folds()).isFalse();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(strings = {"created order 15000000## for ann",
    "17 calls came from 41500000##", "## apples 1769853600 pears", "took 1.2 s", "5 of 6 15 ## 7 17698536##"})
  void numbersOfTenDigitsThatMayBeAnythingAreNoTimes(String line) {
    HeadReader reader =
        Heads.of(IntStream.range(0, 50).mapToObj(i -> bytes(line.replace("##", "" + (10 + i)))).toList(), NEAR);

    assertThat(reader.name()).isEqualTo("plain");
  }

  @Test
  void aColumnOfSecondsThatNeverFallsIsATime() {
    List<byte[]> rising = IntStream.range(0, 50)
        .mapToObj(i -> bytes((1_769_853_600 + i / 2) + "." + i % 2 + "00 opened file " + i))
        .toList();
    Head head = new Head();

    assertThat(Heads.of(rising, NEAR).read(rising.getLast(), 0, rising.getLast().length, head)).isTrue();
    assertThat(head.stamp()).isEqualTo(1_769_853_624_100L);
    assertThat(head.message()).isEqualTo("opened file 49");
    assertThat(Heads.of(rising.reversed(), NEAR).name()).isEqualTo("plain");
  }

  @Test
  void whatStandsBehindAColumnOfSecondsMayBeAMessageWithAColon() {
    List<byte[]> lines = IntStream.range(0, 50)
        .mapToObj(
            i -> bytes(i + " node-" + i % 7 + " psu fan " + (1_769_853_600 - i) + " 1 Component State Change: fan "
                + i + " is up"))
        .toList();
    Head head = new Head();

    Heads.of(lines, NEAR).read(lines.getFirst(), 0, lines.getFirst().length, head);

    assertThat(head.message()).isEqualTo("Component State Change: fan 0 is up");
  }

  @Test
  void aFewLinesWithATimeDoNotMakeAHead() {
    List<byte[]> lines = IntStream.range(0, 100)
        .mapToObj(i -> bytes(i % 2 == 0 ? "2026-01-31 10:00:00 INFO x" : "backup of disk " + i + " done"))
        .toList();

    assertThat(Heads.of(lines, NEAR).name()).isEqualTo("plain");
  }

  @Test
  void aDateWithoutAYearIsTheLastOne() {
    assertThat(Instant.ofEpochMilli(read("Dec 31 10:00:00 web1 sshd[1]: x").stamp()))
        .isEqualTo(Instant.parse("2025-12-31T10:00:00Z"));
  }

  @Test
  void aBrokenLineAmongJsonIsTakenWhole() {
    HeadReader reader = Heads.json(NEAR);
    Head head = new Head();
    byte[] line = bytes("{\"msg\":\"cut o");

    assertThat(reader.read(line, 0, line.length, head)).isFalse();
    assertThat(head.message()).isEqualTo("{\"msg\":\"cut o");
  }

  @Test
  void whateverTheBytesAreNoReaderFails() {
    Random random = new Random(3);
    List<HeadReader> readers = List.of(Heads.json(NEAR), Heads.logfmt(NEAR), Heads.plain(),
        Heads.of(List.of(bytes("Jan 31 10:00:00 web1 sshd[1]: x")), NEAR),
        Heads.of(List.of(bytes("10.0.0.1 - - [31/Jan/2026:10:00:00 +0100] \"GET /\" 200")), NEAR));
    byte[] letters = bytes("{}[]\":,\\u0:1-9/JanT Z+.|=<>\n\te");
    Head head = new Head();
    for (int i = 0; i < 50_000; i++) {
      byte[] line = new byte[random.nextInt(60)];
      random.nextBytes(line);
      for (int at = 0; at < line.length && i % 2 == 0; at++) {
        line[at] = letters[Math.floorMod(line[at], letters.length)];
      }
      for (HeadReader reader : readers) {
        reader.read(line, 0, line.length, head);
        assertThat(head.message().length()).isLessThanOrEqualTo(2 * line.length + 1);
        assertThat(head.service() + head.trace() + head.thread()).isNotNull();
      }
      assertThat(Heads.of(List.of(line, line), NEAR)).isNotNull();
    }
  }

  @Test
  void stackTracesStayWithTheirRecord() {
    List<String> lines = """
        2026-01-31 10:00:00 ERROR [main] a.B: cannot open 3
        java.io.IOException: no such file
        \tat a.B.open(B.java:12)
        \tat a.B.main(B.java:3)
        Caused by: java.lang.IllegalStateException
        \t... 2 more
        2026-01-31 10:00:01 ERROR [main] a.B: worker 4 died
        Traceback (most recent call last):
          File "a.py", line 3, in <module>
            open(3)
        ValueError: no such file
        2026-01-31 10:00:02 ERROR [main] a.B: go 5
        panic: runtime error: index out of range

        goroutine 1 [running]:
        main.main()
        \t/tmp/x.go:12 +0x1d
        exit status 2
        2026-01-31 10:00:03 ERROR [main] a.B: cannot open 9
        TypeError: x is undefined
            at Object.<anonymous> (/app/x.js:3:9)
            at node:internal/main/run_main:22:47
        2026-01-31 10:00:04 ERROR [main] a.B: cannot open 10
        System.InvalidOperationException: no
         ---> System.Exception: inner
           at A.B.Open() in C:\\a\\b.cs:line 12
           --- End of inner exception stack trace ---
        2026-01-31 10:00:05 INFO [main] a.B: fine
        a line of another kind
        """.lines().toList();
    TemplateMiner miner = new TemplateMiner();
    Records records = new Records(Heads.of(lines.stream().map(HeadsTest::bytes).toList(), NEAR), miner);

    lines.forEach(line -> records.read(bytes(line), 0, bytes(line).length));

    assertThat(miner.templates().stream().map(one -> one.lines() + " " + one.shown())).containsExactly(
        "3 cannot open <*>", "1 worker <*> died", "1 go <*>", "1 fine", "1 a line of another kind");
    assertThat(records.folded()).isEqualTo(lines.size() - 7);
    assertThat(records.headless()).isEqualTo(1);
  }

  @Test
  void messagesOfTwoLevelsAreTwoTemplates() {
    TemplateMiner miner = new TemplateMiner();
    Records records = new Records(Heads.json(NEAR), miner);
    for (String level : List.of("info", "error")) {
      byte[] line = bytes("{\"level\":\"" + level + "\",\"msg\":\"opened\"}");
      records.read(line, 0, line.length);
    }

    assertThat(miner.templates()).hasSize(2);
  }

  private static Head read(String line) {
    byte[] bytes = bytes(line);
    Head head = new Head();
    assertThat(Heads.of(List.of(bytes), NEAR).read(bytes, 0, bytes.length, head)).isTrue();
    return head;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
