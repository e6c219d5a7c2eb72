package io.opsmate.commands.outbox;

import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Optional;

/** Which pictures Slack has already, by the SHA-256 of their bytes. */
public interface KnownFiles {
  /** Slack's id of the file. */
  Optional<String> of(Tx tx, String digest);

  /** Slack has it from now on as {@code file}, whatever was known before. */
  void keep(Tx tx, String digest, String file, Instant now);

  /** Slack has it no more. */
  void gone(Tx tx, String digest);

  /** Forgets what was uploaded before {@code before}; it would be uploaded again. */
  void forget(Tx tx, Instant before);
}
