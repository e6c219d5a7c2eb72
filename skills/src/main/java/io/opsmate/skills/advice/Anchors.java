package io.opsmate.skills.advice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The anchors of several patterns, looked for all at once: one step for each character, however many there are. Tells for
 * each pattern where it may begin. Source: A. V. Aho, M. J. Corasick, “Efficient string matching”, 1975.
 *
 * <p>Case is folded as {@link java.util.regex.Pattern#UNICODE_CASE} does it, so that no letter that a pattern takes for
 * another one is missed; what is found too much is for the pattern to refuse.
 */
final class Anchors {
  private final int patterns;
  private final Alphabet alphabet;
  private final int[] next;
  private final Hit[][] hits;

  /** @param pattern whose anchor ends here; the pattern begins {@code from} to {@code to} characters before */
  private record Hit(int pattern, int from, int to) {}

  private Anchors(int patterns, Alphabet alphabet, int[] next, Hit[][] hits) {
    this.patterns = patterns;
    this.alphabet = alphabet;
    this.next = next;
    this.hits = hits;
  }

  /** @param anchors those of each pattern */
  static Anchors of(List<? extends Collection<Anchor>> anchors) {
    Alphabet alphabet = Alphabet.of(anchors.stream().flatMap(Collection::stream).map(Anchor::words).toList());
    Trie trie = new Trie(alphabet);
    for (int i = 0; i < anchors.size(); i++) {
      for (Anchor anchor : anchors.get(i)) {
        int length = anchor.words().length();
        trie.add(anchor.words(), new Hit(i, length + anchor.most(), length + anchor.least()));
      }
    }
    return trie.joined(anchors.size());
  }

  /** For each pattern the places where it may begin; null where it is nowhere. */
  @Nullable
  BitSet[] in(String words) {
    @Nullable BitSet[] places = new @Nullable BitSet[patterns];
    int size = alphabet.size();
    int state = 0;
    for (int at = 0; at < words.length(); at++) {
      state = next[state * size + alphabet.letter(words.charAt(at))];
      for (Hit hit : hits[state]) {
        BitSet its = places[hit.pattern()];
        if (its == null) {
          its = new BitSet(words.length());
          places[hit.pattern()] = its;
        }
        its.set(Math.max(0, at + 1 - hit.from()), Math.max(0, at + 2 - hit.to()));
      }
    }
    return places;
  }

  /** Characters as small numbers, 0 for those that no anchor has. */
  private record Alphabet(String letters, byte[] ascii) {
    static Alphabet of(List<String> words) {
      StringBuilder letters = new StringBuilder("\0");
      String.join("", words)
          .chars()
          .map(c -> fold((char) c))
          .distinct()
          .sorted()
          .forEach(c -> letters.append((char) c));
      byte[] ascii = new byte[128];
      for (char c = 1; c < ascii.length; c++) {
        ascii[c] = (byte) Math.max(0, letters.indexOf(String.valueOf(fold(c))));
      }
      return new Alphabet(letters.toString(), ascii);
    }

    int size() {
      return letters.length();
    }

    int letter(char c) {
      return c < ascii.length ? ascii[c] : Math.max(0, letters.indexOf(fold(c)));
    }

    private static char fold(char c) {
      return Character.toLowerCase(Character.toUpperCase(c));
    }
  }

  /** Grows by words, and is then joined: from each state every letter leads on, to the longest beginning that it ends. */
  private static final class Trie {
    private final Alphabet alphabet;
    private final List<int[]> children = new ArrayList<>();
    private final List<List<Hit>> hits = new ArrayList<>();

    Trie(Alphabet alphabet) {
      this.alphabet = alphabet;
      grow();
    }

    private int grow() {
      children.add(new int[alphabet.size()]);
      hits.add(new ArrayList<>());
      return children.size() - 1;
    }

    void add(String words, Hit hit) {
      int state = 0;
      for (char c : words.toCharArray()) {
        int letter = alphabet.letter(c);
        int child = children.get(state)[letter];
        if (child == 0) {
          child = grow();
          children.get(state)[letter] = child;
        }
        state = child;
      }
      hits.get(state).add(hit);
    }

    Anchors joined(int patterns) {
      int size = alphabet.size();
      int[] next = new int[children.size() * size];
      int[] shorter = new int[children.size()];
      Deque<Integer> open = new ArrayDeque<>(List.of(0));
      while (!open.isEmpty()) {
        int state = open.remove();
        hits.get(state).addAll(state == 0 ? List.of() : hits.get(shorter[state]));
        for (int letter = 0; letter < size; letter++) {
          int child = children.get(state)[letter];
          int without = state == 0 ? 0 : next[shorter[state] * size + letter];
          next[state * size + letter] = child == 0 ? without : child;
          if (child != 0) {
            shorter[child] = without;
            open.add(child);
          }
        }
      }
      return new Anchors(patterns, alphabet, next,
          hits.stream().map(some -> some.toArray(Hit[]::new)).toArray(Hit[][]::new));
    }
  }
}
