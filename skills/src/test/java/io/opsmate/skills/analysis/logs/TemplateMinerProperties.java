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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever the lines are. */
class TemplateMinerProperties {
  @Property(tries = 150)
  void theOrderOfLinesDoesNotChangeWhichBelongTogether(@ForAll("lines") List<String> lines, @ForAll long order) {
    assertThat(groups(lines, new Random(order))).isEqualTo(groups(lines, new Random(0)));
  }

  @Property(tries = 150)
  void idsThatWereMergedLeadToTheIdOfToday(@ForAll("lines") List<String> lines) {
    Map<Long, Long> merged = new HashMap<>();
    TemplateMiner miner = new TemplateMiner(1_000, new Timeline(), merged::put);
    List<Long> given = lines.stream().map(line -> mine(miner, line)).toList();

    for (long id : given) {
      long now = id;
      while (merged.containsKey(now)) {
        now = merged.get(now);
      }
      assertThat(now).isEqualTo(miner.template(id));
    }
    assertThat(miner.templates().stream().mapToLong(Template::lines).sum()).isEqualTo(lines.size());
  }

  @Property(tries = 300)
  void anyBytesHaveATemplateThatIsFoundAgain(@ForAll byte[] line) {
    TemplateMiner miner = new TemplateMiner();
    long id = miner.mine(line, 0, line.length, 0);

    assertThat(miner.mine(line, 0, line.length, 0)).isEqualTo(id);
    assertThat(miner.templates()).singleElement().matches(one -> one.lines() == 2);
  }

  /** Of templates whose variables vary independently of each other. */
  @Provide
  Arbitrary<List<String>> lines() {
    Arbitrary<String> name = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(3).ofMaxLength(9);
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 10_000);
    Arbitrary<String> line = Combinators.combine(Arbitraries.integers().between(0, 5), name, number)
        .as(
            (template, word, value) -> switch (template) {
              case 0 -> "opened file " + value + " again";
              case 1 -> "session of user " + word + " is over";
              case 2 -> "plugin " + word + " was loaded at once";
              case 3 -> "limit=" + word + " was read from /etc/" + word;
              case 4 -> "cache " + (value % 2 == 0 ? "hit" : "miss") + " after " + value + " ms";
              default -> "answer from 10.0.0." + value % 250 + ", " + value + " bytes";
            });
    return line.list().ofMinSize(1).ofMaxSize(100);
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
    mined.forEach((place, id) -> groups.computeIfAbsent(miner.template(id), _ -> new HashSet<>()).add(place));
    return new HashSet<>(groups.values());
  }

  private static long mine(TemplateMiner miner, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return miner.mine(bytes, 0, bytes.length, 0);
  }
}
