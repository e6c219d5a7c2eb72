package io.opsmate.app.cli.analyze;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code ./opsmate fuzz}: looks for inputs that break {@link AnyFile}'s promises. Kept ones are run by the build. */
class AnalyzeFuzz {
  @FuzzTest
  void everyLineHasATemplateWhateverItsBytes(byte @Nullable [] bytes) throws IOException {
    AnyFile.everyLineHasATemplateWhateverItsBytes(given(bytes));
  }

  @FuzzTest
  void logsAreAnalyzedOrTheReasonIsSaid(byte @Nullable [] bytes) throws IOException {
    AnyFile.logsAreAnalyzedOrTheReasonIsSaid(given(bytes));
  }

  @FuzzTest
  void everyHeadReaderTakesEveryLine(byte @Nullable [] bytes) throws IOException {
    AnyFile.everyHeadReaderTakesEveryLine(given(bytes));
  }

  @FuzzTest
  void seriesAreScoredOrTheReasonIsSaid(byte @Nullable [] bytes) throws IOException {
    AnyFile.seriesAreScoredOrTheReasonIsSaid(given(bytes));
  }

  @FuzzTest
  void runsAreJudgedOrNamed(byte @Nullable [] bytes) throws IOException {
    AnyFile.runsAreJudgedOrNamed(given(bytes));
  }

  @FuzzTest
  void budgetsAreCountedOrTheReasonIsSaid(byte @Nullable [] bytes) throws IOException {
    AnyFile.budgetsAreCountedOrTheReasonIsSaid(given(bytes));
  }

  @FuzzTest
  void theFourKeysAreShownOrTheReasonIsSaid(byte @Nullable [] bytes) throws IOException {
    AnyFile.theFourKeysAreShownOrTheReasonIsSaid(given(bytes));
  }

  @FuzzTest
  void aMomentIsReadOrItIsNone(byte @Nullable [] bytes) {
    AnyFile.aMomentIsReadOrItIsNone(given(bytes));
  }

  /** A fuzz test may be given none. */
  private static byte[] given(byte @Nullable [] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }
}
