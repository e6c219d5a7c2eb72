package io.opsmate.app.adapter.aws.read;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Asks many questions at once, on virtual threads, and answers in their order. */
final class AtOnce {
  /** Questions under way at any time; EC2 throttles an account that asks much more. */
  private static final int MOST = 8;

  private AtOnce() {}

  static <Q, A> List<A> each(List<Q> questions, Function<Q, A> ask) {
    Semaphore room = new Semaphore(MOST);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<A>> answers = questions.stream().map(question -> threads.submit(() -> {
        room.acquire();
        try {
          return ask.apply(question);
        } finally {
          room.release();
        }
      })).toList();
      return answers.stream().map(AtOnce::resultOf).toList();
    }
  }

  private static <A> A resultOf(Future<A> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking AWS", e);
    }
  }
}
