package io.opsmate.app.adapter.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server that outlived a killed OpsMate. Only for a data directory whose folder we hold. */
final class OrphanedServer {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
  private static final Duration POLITELY = Duration.ofSeconds(10);

  private OrphanedServer() {}

  /** Stops the server that still runs on the directory, if there is one, and clears away what says that there is. */
  static void stop(Path data) {
    Path note = data.resolve("postmaster.pid");
    if (!Files.exists(note)) {
      return;
    }
    running(note).ifPresent(OrphanedServer::stop);
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<ProcessHandle> running(Path note) {
    try {
      long pid = Long.parseLong(Files.readAllLines(note).getFirst().strip());
      return ProcessHandle.of(pid).filter(OrphanedServer::isPostgres);
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** A process id may have gone to somebody else since. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.contains("postgres")).orElse(false);
  }

  private static void stop(ProcessHandle server) {
    LOG.atWarn().addKeyValue("pid", server.pid()).log("stopping the database server of an OpsMate that was killed");
    List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
    server.destroy();
    if (!ended(all, POLITELY)) {
      all.forEach(ProcessHandle::destroyForcibly);
      ended(all, POLITELY);
    }
  }

  private static boolean ended(List<ProcessHandle> processes, Duration within) {
    try {
      CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
          .get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
