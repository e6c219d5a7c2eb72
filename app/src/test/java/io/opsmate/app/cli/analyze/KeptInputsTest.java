package io.opsmate.app.cli.analyze;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The inputs that fuzzing has found, and those that people thought of: each keeps its promise. */
class KeptInputsTest {
  private static final Map<String, Promise> PROMISES = Map.of(
      "everyLineHasATemplateWhateverItsBytes", AnyFile::everyLineHasATemplateWhateverItsBytes,
      "everyHeadReaderTakesEveryLine", AnyFile::everyHeadReaderTakesEveryLine, "logsAreAnalyzedOrTheReasonIsSaid",
      AnyFile::logsAreAnalyzedOrTheReasonIsSaid,
      "seriesAreScoredOrTheReasonIsSaid", AnyFile::seriesAreScoredOrTheReasonIsSaid,
      "runsAreJudgedOrNamed", AnyFile::runsAreJudgedOrNamed,
      "budgetsAreCountedOrTheReasonIsSaid", AnyFile::budgetsAreCountedOrTheReasonIsSaid,
      "theFourKeysAreShownOrTheReasonIsSaid", AnyFile::theFourKeysAreShownOrTheReasonIsSaid,
      "aMomentIsReadOrItIsNone", AnyFile::aMomentIsReadOrItIsNone);

  /** What holds for any bytes. */
  @FunctionalInterface
  private interface Promise {
    void holds(byte[] bytes) throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> everyKeptInputKeepsItsPromise() {
    return PROMISES.keySet().stream().sorted().flatMap(KeptInputsTest::kept);
  }

  @Test
  void everyFolderOfInputsHasAPromise() {
    assertThat(in("")).map(folder -> folder.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(PROMISES.keySet());
  }

  private static Stream<DynamicTest> kept(String name) {
    Promise promise = requireNonNull(PROMISES.get(name));
    return in(name).stream()
        .map(file -> DynamicTest.dynamicTest(name + ": " + file.getFileName(),
            () -> promise.holds(Files.readAllBytes(file))));
  }

  private static List<Path> in(String folder) {
    try (Stream<Path> files = Files.list(
        Path.of(requireNonNull(KeptInputsTest.class.getResource("AnalyzeFuzzInputs")).toURI()).resolve(folder))) {
      return files.sorted().toList();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
