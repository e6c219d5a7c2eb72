package io.opsmate.app.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The inputs that fuzzing has found, and those that people thought of: each keeps its promise. */
class KeptInputsTest {
  private static final Map<String, Promise> PROMISES = Map.of(
      "everyLineHasATemplateWhateverItsBytes", AnyFile::everyLineHasATemplateWhateverItsBytes,
      "logsAreAnalyzedOrTheReasonIsSaid", AnyFile::logsAreAnalyzedOrTheReasonIsSaid,
      "seriesAreScoredOrTheReasonIsSaid", AnyFile::seriesAreScoredOrTheReasonIsSaid,
      "runsAreJudgedOrNamed", AnyFile::runsAreJudgedOrNamed,
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

  private static Stream<DynamicTest> kept(String name) {
    try (Stream<Path> files = Files.list(
        Path.of(KeptInputsTest.class.getResource("AnalyzeFuzzInputs/" + name).toURI()))) {
      Promise promise = PROMISES.get(name);
      assertThat(promise).isNotNull();
      return files.sorted()
          .map(file -> DynamicTest.dynamicTest(name + ": " + file.getFileName(),
              () -> promise.holds(Files.readAllBytes(file))))
          .toList()
          .stream();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
