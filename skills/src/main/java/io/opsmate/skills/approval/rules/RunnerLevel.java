package io.opsmate.skills.approval.rules;

import java.util.Arrays;
import java.util.Optional;

/** How far OpsMate may go in an org, whoever approves. */
public enum RunnerLevel {
  /** Proposes changes of code that people merge; touches no running system. The default. */
  PR_ONLY("pr-only", "proposes pull requests only"),
  /** Acts where the environment is known and not production. */
  NONPROD("nonprod", "acts outside production only"),
  /** Acts everywhere. */
  PROD("prod", "acts in production too");

  private final String word;
  private final String sentence;

  RunnerLevel(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  public String word() {
    return word;
  }

  public String sentence() {
    return sentence;
  }

  public static Optional<RunnerLevel> parse(String word) {
    return Arrays.stream(values()).filter(level -> level.word.equals(word)).findFirst();
  }
}
