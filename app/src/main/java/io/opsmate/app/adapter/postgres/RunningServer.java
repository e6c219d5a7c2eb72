package io.opsmate.app.adapter.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The embedded PostgreSQL of an OpsMate that runs now, used beside it by somebody who may read its data folder. */
public final class RunningServer {
  /** The line of {@code postmaster.pid} that holds the port. Source: PostgreSQL, {@code pidfile.h}. */
  private static final int PORT = 3;

  private final Path folder;
  private final String port;

  private RunningServer(Path folder, String port) {
    this.folder = folder;
    this.port = port;
  }

  /** Errors: {@link IllegalStateException} with a sentence for people, when the server is not up (yet, or any more). */
  public static RunningServer of(Path folder) {
    try {
      List<String> note = Files.readAllLines(folder.resolve("postgres/postmaster.pid"));
      if (note.size() > PORT) {
        return new RunningServer(folder, note.get(PORT).strip());
      }
    } catch (IOException _) {
      // not up: said below
    }
    throw new IllegalStateException("An OpsMate holds " + folder
        + ", and its database is just starting or stopping. Try again in a few seconds.");
  }

  public DatabaseLogin app() {
    return login("opsmate_app");
  }

  public DatabaseLogin owner() {
    return login("opsmate_owner");
  }

  /** A secret that the running OpsMate keeps there. */
  public String secret(String name) {
    try {
      return Files.readString(folder.resolve(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the secret " + folder.resolve(name) + " cannot be read", e);
    }
  }

  private DatabaseLogin login(String role) {
    return new DatabaseLogin("jdbc:postgresql://127.0.0.1:" + port + "/opsmate", role, secret(role + ".password"));
  }
}
