package io.opsmate.skills.analysis.logs.alike;

import io.opsmate.skills.analysis.logs.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups templates that say nearly the same, for people; ids and counts stay apart. */
public final class Variants {
  /** Words and pairs that variants have in common. */
  private static final double ALIKE = .6;

  /** Cosine above which two sentences mean the same. */
  private static final double SAME_MEANING = .92;

  /** Templates whose meaning is compared, those with the most lines; each with each. */
  private static final int MOST_MEANT = 500;

  private final Optional<Meaning> meaning;

  /** By their words. */
  public Variants() {
    this.meaning = Optional.empty();
  }

  /** By their words, and by what a model says they mean. */
  public Variants(Meaning meaning) {
    this.meaning = Optional.of(meaning);
  }

  /** Groups of two and more, in the order of their first members. */
  public List<List<Template>> of(List<Template> templates) {
    int[] parents = new int[templates.size()];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
    }
    byWords(templates, parents);
    meaning.ifPresent(model -> byMeaning(templates, parents, model));
    Map<Integer, List<Template>> groups = new LinkedHashMap<>();
    for (int i = 0; i < parents.length; i++) {
      groups.computeIfAbsent(root(parents, i), _ -> new ArrayList<>()).add(templates.get(i));
    }
    return groups.values().stream().filter(group -> group.size() > 1).toList();
  }

  private static void byWords(List<Template> templates, int[] parents) {
    List<Sketch> sketches = templates.stream().map(one -> new Sketch(one.shown())).toList();
    Map<Long, Integer> met = new HashMap<>();
    for (int i = 0; i < parents.length; i++) {
      for (int band = 0; band < Sketch.BANDS; band++) {
        Integer other = met.putIfAbsent(sketches.get(i).band(band), i);
        if (other != null && root(parents, i) != root(parents, other)
            && sketches.get(i).inCommon(sketches.get(other)) >= ALIKE) {
          join(parents, i, other);
        }
      }
    }
  }

  private static void byMeaning(List<Template> templates, int[] parents, Meaning model) {
    int most = Math.min(MOST_MEANT, parents.length);
    List<float[]> places = model.of(templates.subList(0, most).stream().map(Template::shown).toList());
    for (int i = 0; i < most; i++) {
      for (int j = 0; j < i; j++) {
        if (cosine(places.get(i), places.get(j)) >= SAME_MEANING) {
          join(parents, i, j);
        }
      }
    }
  }

  private static double cosine(float[] a, float[] b) {
    double both = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      both += a[i] * b[i];
      ofA += a[i] * a[i];
      ofB += b[i] * b[i];
    }
    return ofA == 0 || ofB == 0 ? 0 : both / Math.sqrt(ofA * ofB);
  }

  private static void join(int[] parents, int one, int other) {
    int a = root(parents, one);
    int b = root(parents, other);
    parents[Math.max(a, b)] = Math.min(a, b);
  }

  private static int root(int[] parents, int index) {
    int root = index;
    while (parents[root] != root) {
      root = parents[root];
    }
    return root;
  }
}
