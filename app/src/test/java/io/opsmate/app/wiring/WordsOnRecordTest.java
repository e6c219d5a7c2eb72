package io.opsmate.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.RecordWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever code puts on record, people read in words: finds the kinds of entries in the sources of all modules. */
class WordsOnRecordTest {
  private static final Pattern KIND = Pattern.compile("\"([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"");

  /** Look alike, and are purposes of sealed secrets. */
  private static final Set<String> OTHERS = Set.of("slack.bot-token", "slack.refresh-token");

  @Test
  void everyKindOfEntryHasWords() {
    Set<String> kinds = kinds();

    assertThat(kinds).contains("approval.proposed", "approval.glass-broken", "stop.pulled", "workspace.installed",
        "audit.exported", "zombie.scanned").hasSizeGreaterThan(25);
    assertThat(kinds).allMatch(RecordWords::knows, "has words in RecordWords");
  }

  @Test
  void everyOutcomeOfAnActionHasWords() {
    assertThat(Arrays.stream(Outcome.class.getPermittedSubclasses())
        .map(outcome -> "action." + outcome.getSimpleName().toLowerCase(Locale.ROOT)))
        .isNotEmpty()
        .allMatch(RecordWords::knows, "has words in RecordWords");
  }

  @Test
  void whatHasNoWordsIsNotKnown() {
    assertThat(RecordWords.knows("approval.forgotten")).isFalse();
  }

  private static Set<String> kinds() {
    Set<String> kinds = new TreeSet<>();
    for (String module : Set.of("skills", "commands", "app")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        files.filter(file -> file.toString().endsWith(".java"))
            .map(WordsOnRecordTest::text)
            .filter(text -> text.contains("AuditEntry.by"))
            .flatMap(text -> KIND.matcher(text).results())
            .map((MatchResult found) -> found.group(1))
            .filter(word -> !OTHERS.contains(word))
            .forEach(kinds::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return kinds;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
