package io.opsmate.app.adapter.llm;

import io.opsmate.skills.kernel.PromptRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the file of a prompt.
 *
 * <p>Errors: {@link UnusablePrompt} with one sentence.
 */
final class PromptFile {
  private static final Pattern FORM =
      Pattern.compile("\\A---\n(.*?)\n---\n(.+?)^# Input\n(.+)\\z", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");

  private PromptFile() {}

  static Prompt read(PromptRef ref, byte[] content) {
    Matcher parts = FORM.matcher(new String(content, StandardCharsets.UTF_8));
    if (!parts.matches()) {
      throw new UnusablePrompt(ref,
          "has to be front matter between two lines of ---, the instruction, a line “# Input” and the data");
    }
    Map<String, String> front = front(parts.group(1));
    if (!ref.toString().equals(front.get("id") + "@" + front.get("version"))) {
      throw new UnusablePrompt(ref, "says that it is " + front.get("id") + "@" + front.get("version"));
    }
    String system = parts.group(2).strip();
    if (Prompt.VARIABLE.matcher(system).find()) {
      throw new UnusablePrompt(ref, "has a variable above “# Input”, where the instruction is; data stands below");
    }
    Set<String> declared = words(front.getOrDefault("variables", ""));
    Set<String> used = Prompt.VARIABLE.matcher(parts.group(3))
        .results()
        .map((MatchResult variable) -> variable.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
    if (!used.equals(declared) || !used.stream().allMatch(name -> NAME.matcher(name).matches())) {
      throw new UnusablePrompt(ref, "uses the variables " + used + " and declares " + declared);
    }
    return new Prompt(ref, declared, words(front.getOrDefault("tools", "")), front.getOrDefault("answer", ""), system,
        parts.group(3).strip(), sha256(content));
  }

  private static Map<String, String> front(String lines) {
    return lines.lines()
        .map(line -> line.split(":", 2))
        .collect(Collectors.toMap(field -> field[0].strip(), field -> field.length < 2 ? "" : field[1].strip(),
            (first, _) -> first, TreeMap::new));
  }

  private static Set<String> words(String list) {
    return Stream.of(list.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
