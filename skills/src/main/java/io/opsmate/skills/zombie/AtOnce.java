package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.RetriableFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs things at the same time, each on a virtual thread of its own, and waits for all of them. */
final class AtOnce {
  private AtOnce() {}

  /**
   * The answers in the order of the work.
   *
   * <p>Errors: the first exception that a piece of work threw, as it is; the rest is interrupted.
   */
  static <T> List<T> all(List<? extends Callable<T>> work) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      work.forEach(one -> futures.add(threads.submit(one)));
      try {
        List<T> answers = new ArrayList<>();
        for (Future<T> future : futures) {
          answers.add(future.get());
        }
        return answers;
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new RetriableFailure("reading was interrupted", e);
      }
    }
  }
}
