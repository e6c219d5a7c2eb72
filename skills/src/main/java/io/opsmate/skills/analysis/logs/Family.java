package io.opsmate.skills.analysis.logs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A pattern and those it speaks for, as the template they are. */
final class Family {
  private final Pattern head;
  private final int[] kinds;
  private final Timeline time;
  private final long[] windows;
  private Sightings seen = Sightings.NONE;

  private Family(Pattern head, Timeline time) {
    this.head = head;
    this.time = time;
    this.windows = new long[time.size()];
    this.kinds = new int[head.hash.length];
  }

  static List<Template> of(Patterns patterns, Timeline time) {
    Map<Integer, Family> all = new LinkedHashMap<>();
    patterns.each(one -> {
      int root = patterns.root(one.index);
      all.computeIfAbsent(root, at -> new Family(patterns.at(at), time)).add(one);
    });
    List<Template> templates = new ArrayList<>();
    all.values().stream().filter(one -> one.seen.count() > 0).forEach(one -> templates.add(one.template()));
    return templates;
  }

  private void add(Pattern member) {
    long[] more = member.windows(time);
    seen = seen.and(member.seen());
    for (int i = 0; i < windows.length; i++) {
      windows[i] += more[i];
    }
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] |= member.count > 0 ? member.kindsAt(i) : 0;
    }
  }

  private Template template() {
    return new Template(head.id, head.level, head.shown(), head.shown(kinds), seen.count(), seen.firstLine(),
        seen.lastLine(), seen.firstAt(), seen.lastAt(), LongStream.of(windows).boxed().toList());
  }
}
