package io.opsmate.app.wiring;

import io.opsmate.app.config.Settings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The database while it is being opened, beside the rest of the start. */
final class DatabaseStart {
  private final CompletableFuture<Database> opening;

  DatabaseStart(Settings settings) {
    this.opening = CompletableFuture.supplyAsync(() -> Database.open(settings));
  }

  /** Closes it when it did open, because nobody will use it. */
  void abandon() {
    opening.thenAccept(Database::close);
  }

  /** Errors: what opening it threw. */
  Database join() {
    try {
      return opening.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
