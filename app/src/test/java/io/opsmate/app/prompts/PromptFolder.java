package io.opsmate.app.prompts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of prompts with its lock, and what is wrong with it. */
record PromptFolder(Path root) {
  private static final List<String> KEYS = List.of("id", "version", "variables", "tools", "answer");
  private static final Pattern FRONT = Pattern.compile("\\A---\n(.*?)\n---\n(.+)\\z", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("([a-z]+/[a-z-]+)\\.v([1-9]\\d*)\\.md");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern INPUT = Pattern.compile("^# Input$", Pattern.MULTILINE);
  private static final Pattern LOCKED = Pattern.compile("([a-z/-]+@\\d+) ([0-9a-f]{64})");

  /** One sentence for each fault, in a stable order; empty when all is well. */
  List<String> faults() throws IOException {
    List<String> faults = new ArrayList<>();
    Map<String, String> locked = locked(faults);
    Set<String> seen = new TreeSet<>();
    for (String file : files()) {
      Matcher name = NAME.matcher(file);
      if (!name.matches()) {
        faults.add(file + ": a prompt is called <skill>/<name>.v<number>.md");
        continue;
      }
      byte[] content = Files.readAllBytes(root.resolve(file));
      String ref = name.group(1) + "@" + name.group(2);
      seen.add(ref);
      front(file, new String(content, StandardCharsets.UTF_8), name.group(1), name.group(2), faults);
      lock(file, ref, locked, sha256(content), faults);
    }
    locked.keySet()
        .stream()
        .filter(ref -> !seen.contains(ref))
        .forEach(
            ref -> faults.add("prompts.lock: " + ref + " has no file; a prompt in use is never removed or renamed"));
    return faults;
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(file -> !Set.of("README.md", "prompts.lock").contains(file))
          .sorted()
          .toList();
    }
  }

  private Map<String, String> locked(List<String> faults) throws IOException {
    Map<String, String> locked = new TreeMap<>();
    for (String line : Files.readAllLines(root.resolve("prompts.lock"))) {
      Matcher entry = LOCKED.matcher(line);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!entry.matches() || locked.put(entry.group(1), entry.group(2)) != null) {
        faults.add("prompts.lock: “" + line + "” is no new <id>@<version> <sha256>");
      }
    }
    return locked;
  }

  private static void lock(String file, String ref, Map<String, String> locked, String hash, List<String> faults) {
    if (!locked.containsKey(ref)) {
      faults.add(file + ": not in prompts.lock; add “" + ref + " " + hash + "”");
    } else if (!hash.equals(locked.get(ref))) {
      faults.add(file + ": changed after it was locked; make it a new version instead");
    }
  }

  private static void front(String file, String content, String id, String version, List<String> faults) {
    Matcher parts = FRONT.matcher(content);
    if (!parts.matches()) {
      faults.add(file + ": has to begin with front matter between two lines of --- and go on with the text");
      return;
    }
    Map<String, String> fields = parts.group(1)
        .lines()
        .map(line -> line.split(":", 2))
        .collect(Collectors.toMap(field -> field[0].strip(), field -> field.length < 2 ? "" : field[1].strip(),
            (first, _) -> first, TreeMap::new));
    if (!fields.keySet().equals(new TreeSet<>(KEYS))) {
      faults.add(file + ": the front matter has " + fields.keySet() + ", not " + KEYS);
      return;
    }
    if (!id.equals(fields.get("id")) || !version.equals(fields.get("version"))) {
      faults.add(file + ": the front matter says " + fields.get("id") + "@" + fields.get("version"));
    }
    input(file, parts.group(2), faults);
    Set<String> used = VARIABLE.matcher(parts.group(2))
        .results()
        .map((MatchResult variable) -> variable.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
    if (!used.equals(words(fields.getOrDefault("variables", "")))) {
      faults.add(file + ": the text uses " + used + ", declared is [" + fields.get("variables") + "]");
    }
    if (fields.getOrDefault("answer", "").isEmpty()) {
      faults.add(file + ": says nothing about the answer; name its record, or “text”");
    }
  }

  /** The instruction is the same for every call; data stands below. */
  private static void input(String file, String text, List<String> faults) {
    Matcher input = INPUT.matcher(text);
    if (!input.find()) {
      faults.add(file + ": has no line “# Input” between the instruction and the data");
    } else if (VARIABLE.matcher(text.substring(0, input.start())).find()) {
      faults.add(file + ": has a variable above “# Input”, where the instruction is");
    }
  }

  private static Set<String> words(String list) {
    return Stream.of(list.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(
            Collectors.toCollection(TreeSet::new));
  }
}
