package io.opsmate.app.sandbox.slack.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private final Changes changes = new Changes();

  @Test
  void aVersionAlreadyLeftBehindIsAnsweredAtOnce() throws InterruptedException {
    changes.happened();

    assertThat(changes.awaitAfter(0, Duration.ofHours(1))).isEqualTo(1);
  }

  @Test
  void aPatientQuestionIsAnsweredByTheNextChange() throws Exception {
    CompletableFuture<Long> answer = waiting();

    changes.happened();

    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void closingLetsEverybodyGo() throws Exception {
    CompletableFuture<Long> answer = waiting();

    changes.close();

    assertThat(answer.get(10, TimeUnit.SECONDS)).isZero();
  }

  private CompletableFuture<Long> waiting() {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return changes.awaitAfter(0, Duration.ofHours(1));
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    });
  }
}
