package io.opsmate.app.adapter.llm;

import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.kernel.PromptSpec;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The prompts that come with OpsMate: those in {@code prompts.lock}, exactly as locked.
 *
 * <p>Errors: {@link UnusablePrompt} with one sentence when files, lock and what skills declare do not fit.
 */
public final class Prompts {
  private static final Pattern LOCKED = Pattern.compile("([a-z/-]+)@([1-9]\\d{0,5}) ([0-9a-f]{64})");

  private final Map<PromptRef, Prompt> prompts;

  Prompts(Map<PromptRef, Prompt> prompts) {
    this.prompts = Map.copyOf(prompts);
  }

  /** Those on the class path. */
  public static Prompts bundled() {
    return from(name -> {
      try (InputStream in = Prompts.class.getResourceAsStream("/prompts/" + name)) {
        return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** @param files the content of a file below {@code prompts/}, by name */
  static Prompts from(Function<String, Optional<byte[]>> files) {
    String lock = files.apply("prompts.lock")
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .orElseThrow(() -> new UnusablePrompt("prompts.lock is missing, so no prompt can be trusted"));
    Map<PromptRef, Prompt> prompts = new HashMap<>();
    for (String line : lock.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList()) {
      Matcher entry = LOCKED.matcher(line);
      if (!entry.matches()) {
        throw new UnusablePrompt("prompts.lock: “" + line + "” is no <id>@<version> <sha256>");
      }
      Prompt prompt = read(files, new PromptRef(entry.group(1), Integer.parseInt(entry.group(2))), entry.group(3));
      prompts.put(prompt.ref(), prompt);
    }
    return new Prompts(prompts);
  }

  private static Prompt read(Function<String, Optional<byte[]>> files, PromptRef ref, String hash) {
    Prompt prompt = PromptFile.read(ref, files.apply(ref.id() + ".v" + ref.version() + ".md")
        .orElseThrow(() -> new UnusablePrompt(ref, "is in prompts.lock and has no file")));
    if (!prompt.hash().equals(hash)) {
      throw new UnusablePrompt(ref, "changed after it was locked; make it a new version instead");
    }
    return prompt;
  }

  /** Compares them with what the skills declare. */
  public void compare(SkillSet skills) {
    Set<String> tools = skills.tools().stream().map(Tool::name).collect(Collectors.toSet());
    skills.prompts().forEach(spec -> check(spec, tools));
  }

  public Prompt prompt(PromptRef ref) {
    Prompt prompt = prompts.get(ref);
    if (prompt == null) {
      throw new UnusablePrompt(ref, "has no line in prompts.lock; a file without one is not used");
    }
    return prompt;
  }

  /** All of them, by name and version. */
  public List<PromptRef> refs() {
    return prompts.keySet()
        .stream()
        .sorted(Comparator.comparing(PromptRef::id).thenComparingInt(PromptRef::version))
        .toList();
  }

  private void check(PromptSpec spec, Set<String> tools) {
    Prompt prompt = prompt(spec.ref());
    if (!prompt.variables().equals(spec.variables())) {
      throw new UnusablePrompt(spec.ref(), "takes the variables " + new TreeSet<>(prompt.variables())
          + ", and its skill gives " + new TreeSet<>(spec.variables()));
    }
    String answer = spec.answer() == String.class ? "text" : spec.answer().getSimpleName();
    if (!prompt.answer().equals(answer)) {
      throw new UnusablePrompt(spec.ref(), "is answered with “" + prompt.answer() + "”, and its skill wants “" + answer
          + "”");
    }
    Set<String> unknown = new TreeSet<>(prompt.tools());
    unknown.removeAll(tools);
    if (!unknown.isEmpty()) {
      throw new UnusablePrompt(spec.ref(), "names tools that no skill has: " + String.join(", ", unknown));
    }
    if (spec.answer() != String.class) {
      RecordSchema.ofAnswer(spec.answer());
    }
  }
}
