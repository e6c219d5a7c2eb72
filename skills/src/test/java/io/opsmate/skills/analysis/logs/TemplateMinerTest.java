package io.opsmate.skills.analysis.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines with known templates. */
class TemplateMinerTest {
  private final TemplateMiner miner = new TemplateMiner();

  @Test
  void numbersAddressesAndPathsAreVariablesAtOnce() {
    mine("Served block blk_3587508140051953248 of 67108864 bytes to /10.251.42.84:50010");

    assertThat(shown("Served block blk_-17 of 2 bytes to /10.0.0.1:1")).isEqualTo(
        "Served block <*> of <*> bytes to <*>");
  }

  @Test
  void aListIsOneVariableHoweverLongItIs() {
    mine("asked to delete blk_1");

    assertThat(shown("asked to delete blk_1 blk_2 blk_3, blk_4")).isEqualTo("asked to delete <*>");
  }

  @Test
  void datesAreVariables() {
    mine("connection from 10.0.0.1 () at Sun Jul  3 10:05:25 2005");

    assertThat(shown("connection from 10.0.0.2 (host7.example) at Fri Jun 17 07:07:00 2005"))
        .isEqualTo("connection from <*> (<*>) at <*>");
  }

  @Test
  void aUnitBelongsToItsNumberAndABoundToo() {
    mine("sent 1190 B (1.16 KB), lifetime 00:02");

    assertThat(shown("sent 3 MB (0 KB), lifetime <1 sec")).isEqualTo("sent <*> (<*>), lifetime <*>");
  }

  @Test
  void hostsPathsQuotedValuesAndNothingAreVariables() {
    mine("google.com:443 opened C:\\Windows\\a\\b tag=\"View Lock\" ws=null");

    assertThat(shown("proxy.cse.cuhk.edu.hk:5070 opened C:\\Users\\bob\\c tag=\"all\" ws=3"))
        .isEqualTo("<*> opened C:<*> tag=<*> ws=<*>");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', value = {"prefetch depth for core 1........17 ~ prefetch depth for core <*>",
    "write buffer threshold.....4 ~ write buffer threshold.....<*>", "loading version 2... ~ loading version <*>",
    "waiting... ~ waiting...", "torus x+ and torus z- failed ~ torus <*> and torus <*> failed",
    "a x + b - c ~ a x + b - c", "token deadbeef is known ~ token <*> is known",
    "facade decade defaced effaced ~ facade decade defaced effaced", "key 7|ann|null|4 was read ~ key <*> was read",
    "FA||Url||task ends ~ FA||Url||task ends", "a|b|c are letters ~ a|b|c are letters"})
  void labelsWithDotsAxesDigitsOfLettersAndBarsAreReadAsTheyAreMeant(String line, String template) {
    assertThat(shown(line)).isEqualTo(template);
  }

  @Test
  void namesInQuotesAreAVariableFromThreeOnAndStatesAreNot() {
    for (String name : "carts users orders".split(" ")) {
      mine("relation \"" + name + "\" does not exist");
    }
    for (String state : "Active Inactive Pending".split(" ")) {
      mine("icon is in state '" + state + "'");
    }

    assertThat(miner.templates().stream().map(Template::shown)).contains("relation \"<*>\" does not exist").hasSize(4);
  }

  @Test
  void trueAndFalseAreAVariableWhoseWordsAreKnown() {
    mine("the sensor said true again");
    mine("the sensor said false again");

    assertThat(miner.templates()).singleElement().matches(one -> one.shown().equals("the sensor said <*> again"));
    assertThat(miner.places().getFirst().words()).hasSize(2);
  }

  @Test
  void aNameOfAMonthAloneIsAWord() {
    assertThat(shown("the mar of the sat is up")).isEqualTo("the mar of the sat is up");
  }

  @Test
  void namesAfterUserAreAVariableFromThreeOn() {
    long first = mine("session opened for user root by root");
    long second = mine("session opened for user news by root");
    assertThat(miner.template(first)).isNotEqualTo(miner.template(second));

    long third = mine("session opened for user cyrus by root");

    assertThat(List.of(miner.template(first), miner.template(second))).containsOnly(miner.template(third));
    assertThat(miner.shown(miner.template(first))).isEqualTo("session opened for user <*> by root");
  }

  @Test
  void aWordThatTakesMoreValuesThanAStateHasIsAVariable() {
    List<Long> lines = new ArrayList<>();
    for (String animal : "ant bee cow dog elk fox gnu hen".split(" ")) {
      lines.add(mine("loaded plugin " + animal + " quickly"));
    }

    assertThat(lines.stream().map(miner::template)).containsOnly(miner.template(lines.getFirst()));
  }

  @Test
  void afewStatesStayApart() {
    Set<Long> templates = new HashSet<>();
    for (String state : "started stopped paused resumed".split(" ")) {
      templates.add(miner.template(mine("the machine was " + state + " normally")));
    }

    assertThat(templates).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cluster health status is,GREEN,YELLOW,BLUE,RED",
    "job 7 moved to,RUNNING,DONE,QUEUED,CRASHED",
    "attempt_1 Transitioned from RUNNING to,SUCCESS_CONTAINER_CLEANUP,FAIL_CONTAINER_CLEANUP,KILL_CONTAINER_CLEANUP",
    "peer 5 is,connected,disconnected,failed", "node 5 went from up to,down,ready,draining,failed"})
  void statesStayApartBehindSmallWordsToo(String states) {
    List<String> words = List.of(states.split(","));
    Set<Long> given = new HashSet<>();
    words.stream().skip(1).forEach(state -> given.add(mine(words.getFirst() + " " + state)));

    assertThat(given.stream().map(miner::template)).doesNotHaveDuplicates().hasSize(words.size() - 1);
  }

  @Test
  void theWordsOfAVariableAreKnownWhileTheyAreFew() {
    String letters = "abcdefghijklmnop";
    for (int i = 0; i < 48; i++) {
      mine("loaded plugin " + letters.charAt(i % 16) + " in " + i + " ms");
    }
    mine("loaded plugin 7 in 3 ms");

    Place place = miner.places().getFirst();
    assertThat(miner.places()).hasSize(1);
    assertThat(place.template().typed()).isEqualTo("loaded plugin <id> in <size>");
    assertThat(place.words()).hasSize(16)
        .allMatch(word -> word.lines() == 3)
        .anyMatch(word -> word.shown().equals("loaded plugin p in <size>"));

    mine("loaded plugin q in 1 ms");
    assertThat(miner.places()).isEmpty();
    assertThat(miner.templates()).singleElement().matches(one -> one.lines() == 50);
  }

  @Test
  void listsOfWordsAreOneVariableHoweverLongTheyAre() {
    Random random = new Random(5);
    List<String> nodes = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      nodes.add("node" + "abcdefgh".charAt(i / 6) + "klmnop".charAt(i % 6));
    }
    for (int i = 0; i < 6_000; i++) {
      Collections.shuffle(nodes, random);
      List<String> some = nodes.subList(0, 1 + random.nextInt(8));
      mine(switch (i % 3) {
        case 0 -> "members: [" + String.join(", ", some) + "]";
        case 1 -> "removed nodes " + String.join(" ", some);
        default -> "request " + i + " done" + (i % 2 == 0 ? "" : " cached");
      });
    }

    assertThat(miner.templates().stream().map(Template::typed)).containsExactlyInAnyOrder("members: [<list>]",
        "removed nodes <list>", "request <num> done", "request <num> done cached");
  }

  @ParameterizedTest
  @ValueSource(strings = {"users with view permissions: Set(yarn, curi)|users with view permissions: Set(<*>)",
    "view acls to: yarn,curi|view acls to: <*>", "names ['ann', 'bob', 'eve'] are new|names [<*>] are new",
    "tags: red wine, rum|tags: red wine, rum", "for hosts: alpha, beta, gamma|for hosts: <*>",
    "Warning: Failed, retrying|Warning: Failed, retrying",
    "link (failed, retrying) again|link (failed, retrying) again",
    "Registering class org.acme.Event for class org.acme.Bus$Sink|Registering class <*> for class <*>",
    "sent 1.5 KiB or 2 MiB|sent <*> or <*>", "a=b,c=d|a=b,c=d", "Stopping, then halting|Stopping, then halting"})
  void aListIsInBracketsOrBehindAColonAndAllElseIsWords(String line) {
    assertThat(shown(line.split("\\|")[0])).isEqualTo(line.split("\\|")[1]);
  }

  @Test
  void switchesInBracketsAreOneVariableWhoseWordsAreKnown() {
    for (String two : "( on on )/( on off )/( off on )".split("/")) {
      mine("PSU status " + two);
    }

    assertThat(miner.templates()).singleElement().matches(one -> one.shown().equals("PSU status ( <*> )"));
    assertThat(miner.places().getFirst().words().stream().map(Place.Word::shown))
        .containsExactly("PSU status ( on on )", "PSU status ( on off )", "PSU status ( off on )");
  }

  @Test
  void wordsAtTwoPlacesAtOnceMayBothBeNew() {
    String letters = "abcdefghijkl";
    for (int i = 0; i < 144; i++) {
      mine("job " + letters.charAt(i / 12) + "ly went via " + letters.charAt(i % 12) + "ry to disk");
    }
    mine("job zebra went via zurich to disk");

    assertThat(miner.templates()).singleElement().matches(one -> one.lines() == 145);
  }

  @Test
  void aFewWordsInARowAreNoListUnlessEachStoodThereAlone() {
    for (String name : "ant bee cow dog elk fox gnu hen".split(" ")) {
      mine("removed nodes " + name);
      mine("out of " + name);
    }

    assertThat(shown("removed nodes ant hen")).isEqualTo("removed nodes <*>");
    assertThat(shown("removed nodes ant from cluster")).isEqualTo("removed nodes ant from cluster");
  }

  @Test
  void levelsHaveTemplatesOfTheirOwn() {
    byte[] line = bytes("disk is full");

    assertThat(miner.template(miner.mine(line, 0, line.length, 1)))
        .isNotEqualTo(miner.template(miner.mine(line, 0, line.length, 2)));
  }

  @Test
  void theOrderOfTheLinesDoesNotMatter() {
    List<String> lines = new ArrayList<>();
    Random random = new Random(4);
    for (int i = 0; i < 600; i++) {
      String user = "abcdefghij".charAt(random.nextInt(10)) + "lice";
      lines.add(switch (i % 4) {
        case 0 -> "login of user " + user + " from 10.0.0." + i;
        case 1 -> "quota of " + user + " is " + i + " percent";
        case 2 -> "cache " + (random.nextBoolean() ? "hit" : "miss") + " for key " + i;
        default -> "worker " + user + " stopped";
      });
    }
    Set<Set<Integer>> groups = groups(lines, new Random(0));
    for (int seed = 1; seed < 6; seed++) {
      assertThat(groups(lines, new Random(seed))).isEqualTo(groups);
    }
    assertThat(groups).hasSize(5);
  }

  @Test
  void whateverTheBytesAreALineHasATemplate() {
    Random random = new Random(9);
    for (int i = 0; i < 20_000; i++) {
      byte[] line = new byte[random.nextInt(300)];
      random.nextBytes(line);
      long index = miner.mine(line, 0, line.length, 0);
      assertThat(miner.shown(miner.template(index))).isNotNull();
    }
    assertThat(miner.lines()).isEqualTo(20_000);
  }

  @Test
  void aVeryLongLineIsReadToItsLimitOnly() {
    assertThat(shown("w ".repeat(1_000_000))).startsWith("w w w").endsWith("<*>").hasSizeLessThan(300);
  }

  @Test
  void anEmptyLineIsATemplateToo() {
    assertThat(shown("")).isEmpty();
  }

  @Test
  void aFloodOfNewLinesMakesNoMoreTemplatesThanThereIsRoomFor() {
    TemplateMiner small = new TemplateMiner(100, new Timeline(), Merges.UNHEARD);
    Random random = new Random(2);
    long known = mine(small, "the queue is empty again");
    for (int i = 0; i < 500_000; i++) {
      mine(small, word(random) + " " + word(random) + " " + word(random));
      if (i % 1_000 == 0) {
        assertThat(mine(small, "the queue is empty again")).isEqualTo(known);
      }
    }

    assertThat(small.shown(small.template(known))).isEqualTo("the queue is empty again");
    assertThat(small.others()).isGreaterThan(490_000);
    long fresh = 0;
    for (int i = 0; i < 10_000; i++) {
      mine(small, word(random));
      fresh = mine(small, "something new now");
    }
    assertThat(small.shown(small.template(fresh))).isEqualTo("something new now");
  }

  @Test
  void anIdIsTheSameWhereverAndWheneverItIsMade() {
    TemplateMiner later = new TemplateMiner();
    mine(later, "something else before");

    assertThat(mine(later, "served file 17 to bob")).isEqualTo(mine("served file 3 to bob"));
    assertThat(Template.name(mine("served file 3 to bob"))).isEqualTo("Ee04831076475");
  }

  @Test
  void theIdOfAMergedTemplateDoesNotDependOnWhoCameFirst() {
    TemplateMiner other = new TemplateMiner();
    long here = 0;
    long there = 0;
    for (String user : "root news cyrus".split(" ")) {
      here = mine("session opened for user " + user);
    }
    for (String user : "games cyrus mail".split(" ")) {
      there = mine(other, "session opened for user " + user);
    }

    assertThat(miner.template(here)).isEqualTo(other.template(there));
  }

  @Test
  void aMergeIsAnnouncedOnceForEveryIdThatWasGivenOut() {
    Map<Long, Long> merged = new HashMap<>();
    TemplateMiner heard =
        new TemplateMiner(1_000, new Timeline(), (old, now) -> assertThat(merged.put(old, now)).isNull());
    long first = mine(heard, "session opened for user root");
    long second = mine(heard, "session opened for user news");
    assertThat(merged).isEmpty();

    long third = mine(heard, "session opened for user cyrus");

    assertThat(merged).containsOnly(Map.entry(first, third), Map.entry(second, third));
    assertThat(heard.template(third)).isEqualTo(third);
  }

  @Test
  void aTemplateKnowsItsLinesItsKindsAndItsTimes() {
    miner.mine(bytes("user bob from 10.0.0.1 read /etc/x"), 0, 34, 3, 5_000);
    miner.mine(bytes("user eve from 10.0.0.2 read /etc/y"), 0, 34, 3, 4_000);
    miner.mine(bytes("user ann from 10.0.0.3 read /etc/z"), 0, 34, 3, 9_000);

    Template only = miner.templates().getFirst();

    assertThat(miner.templates()).hasSize(1);
    assertThat(only.shown()).isEqualTo("user <*> from <*> read <*>");
    assertThat(only.typed()).isEqualTo("user <word> from <ip> read <path>");
    assertThat(List.of(only.lines(), only.firstLine(), only.lastLine(), only.firstAt(), only.lastAt()))
        .containsExactly(3L, 1L, 3L, 4_000L, 9_000L);
  }

  @Test
  void whatWasDroppedHasItsIdAgainWhenItComesAgain() {
    TemplateMiner small = new TemplateMiner(50, new Timeline(), Merges.UNHEARD);
    Random random = new Random(5);
    long known = mine(small, "the queue is empty again");
    mine(small, "the queue is empty again");
    for (int i = 0; i < 20_000; i++) {
      String twice = word(random) + " " + word(random) + " " + word(random);
      mine(small, twice);
      mine(small, twice);
    }
    assertThat(small.template(known)).isZero();
    assertThat(small.shown(known)).isEqualTo("<*>");
    for (int i = 0; i < 1_000; i++) {
      mine(small, "the queue is empty again");
    }

    assertThat(small.template(known)).isEqualTo(known);
  }

  @Test
  void anErrorThatBeginsWhenAllRoomIsTakenHasATemplateSoon() {
    TemplateMiner small = new TemplateMiner(1_000, new Timeline(), Merges.UNHEARD);
    Random random = new Random(5);
    for (int i = 0; i < 1_200; i++) {
      mine(small, word(random) + " " + word(random) + " " + word(random));
    }
    long error = 0;
    for (int i = 0; i < 500; i++) {
      error = mine(small, "the disk is full and nothing is written");
    }

    assertThat(small.shown(small.template(error))).isEqualTo("the disk is full and nothing is written");
  }

  @Test
  void hardwareAddressesAreVariablesEvenOfLettersOnly() {
    mine("lease 10.0.0.1 for 00:0b:db:ad:fe:ca via eth1");

    assertThat(shown("lease 10.0.0.1 for ad:fc:bb:df:fe:ca via eth1")).isEqualTo("lease <*> for <*> via <*>");
    assertThat(shown("lease 10.0.0.1 for fe80::beef:cafe via eth1")).isEqualTo("lease <*> for <*> via <*>");
    assertThat(shown("add: bad: face: one")).isEqualTo("add: bad: face: one");
  }

  @Test
  void aSizeThatIsSaidAgainMayBeMissing() {
    mine("closed, 11 bytes (1.16 KB) sent, 12 bytes received");

    assertThat(shown("closed, 11 bytes sent, 12 bytes (3 MB) received")).isEqualTo(
        "closed, <*> bytes sent, <*> bytes received");
    assertThat(miner.templates()).hasSize(1);
  }

  @Test
  void aNameWithDotsIsAHostOnlyByItsDomain() {
    assertThat(shown("no db.example.org, mapred.job.id, java.io.Error, com.acme.shop"))
        .isEqualTo("no <*>, mapred.job.id, java.io.Error, <*>");
  }

  @Test
  void aPropertyBehindAColonIsAVariableToTheEnd() {
    mine("environment:java.home=/usr/lib");

    assertThat(shown("environment:os.name=Some System 5")).isEqualTo("environment:<*>");
  }

  @Test
  void aWordThatNeverEndsIsAVariable() {
    assertThat(shown("read " + "x".repeat(1_000_000) + " twice")).isEqualTo("read <*> twice");
  }

  private static Set<Set<Integer>> groups(List<String> lines, Random order) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      places.add(i);
    }
    Collections.shuffle(places, order);
    TemplateMiner miner = new TemplateMiner();
    Map<Integer, Long> mined = new HashMap<>();
    places.forEach(place -> mined.put(place, mine(miner, lines.get(place))));
    Map<Long, Set<Integer>> groups = new HashMap<>();
    mined.forEach((place, index) -> groups.computeIfAbsent(miner.template(index), _ -> new HashSet<>()).add(place));
    return new HashSet<>(groups.values());
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  private String shown(String line) {
    return miner.shown(miner.template(mine(line)));
  }

  private long mine(String line) {
    return mine(miner, line);
  }

  private static long mine(TemplateMiner miner, String line) {
    byte[] bytes = bytes(line);
    return miner.mine(bytes, 0, bytes.length, 0);
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }
}
