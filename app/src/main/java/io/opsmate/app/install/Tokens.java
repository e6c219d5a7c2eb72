package io.opsmate.app.install;

import io.opsmate.app.config.Secret;
import java.time.Instant;
import java.util.Optional;

/** The bot's token in one workspace, and how to renew it when the app has token rotation switched on. */
public record Tokens(Secret access, Optional<Renewal> renewal) {
  /** @param refresh of use once */
  public record Renewal(Secret refresh, Instant expiresAt) {}

  boolean isDueBefore(Instant moment) {
    return renewal.filter(one -> one.expiresAt().isBefore(moment)).isPresent();
  }
}
