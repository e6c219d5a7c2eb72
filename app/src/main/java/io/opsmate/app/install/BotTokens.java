package io.opsmate.app.install;

import io.opsmate.app.config.Secret;
import io.opsmate.app.install.SlackOAuth.Trade;
import io.opsmate.commands.slack.TokenRefused;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.kernel.RetriableFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot token of each org, remembered for a moment, renewed before it expires, and forgotten when Slack refuses it.
 *
 * <p>Not to be asked inside a transaction.
 */
public final class BotTokens implements TokenRefused {
  private static final Logger LOG = LoggerFactory.getLogger(BotTokens.class);

  /** So long another replica may go on with a token after its workspace has left. */
  static final Duration REMEMBERED = Duration.ofSeconds(30);

  /** Rotated tokens live twelve hours; this leaves time for a Slack that does not answer. */
  static final Duration AHEAD = Duration.ofHours(2);

  /** Longer than Slack's answer may take. */
  private static final Duration RENEWING = Duration.ofMinutes(1);

  /** Slack will never accept this token again. */
  private static final Set<String> FOR_GOOD = Set.of("token_revoked", "account_inactive");

  private final Installations installations;
  private final SlackOAuth slack;
  private final InstantSource clock;
  private final Map<OrgId, Known> known = new ConcurrentHashMap<>();

  private record Known(String token, Instant readAt) {
    boolean isFresh(Instant now) {
      return !now.isBefore(readAt) && now.isBefore(readAt.plus(REMEMBERED));
    }
  }

  public BotTokens(Installations installations, SlackOAuth slack, InstantSource clock) {
    this.installations = installations;
    this.slack = slack;
    this.clock = clock;
  }

  /**
   * Empty when the workspace has removed OpsMate.
   *
   * <p>Errors: {@link RetriableFailure} while the token cannot be read or has expired and cannot be renewed.
   */
  public Optional<String> of(OrgId org) {
    Instant now = clock.instant();
    Known before = known.get(org);
    if (before != null && before.isFresh(now)) {
      return Optional.of(before.token());
    }
    Optional<String> token = read(org).map(tokens -> current(org, tokens, now)).map(Secret::value);
    // That there is none is not remembered: who comes back is served at once, and no message is set aside meanwhile.
    token.ifPresent(one -> known.put(org, new Known(one, now)));
    return token;
  }

  /** When Slack says that a token on file is gone for good, that counts like its event, which may have been missed. */
  @Override
  public void refused(String token, String error) {
    known.forEach((org, one) -> {
      if (one.token().equals(token)) {
        known.remove(org, one);
        LOG.atWarn().addKeyValue("org", org).addKeyValue("error", error).log("Slack refused a workspace's token");
        if (FOR_GOOD.contains(error) && isOnFile(org, token)) {
          installations.left(org, error, one.readAt(), clock.instant());
        }
      }
    });
  }

  /** Another replica hears of it within {@link #REMEMBERED}. */
  public void forget(OrgId org) {
    known.remove(org);
  }

  private boolean isOnFile(OrgId org, String token) {
    return read(org).filter(tokens -> tokens.access().value().equals(token)).isPresent();
  }

  private Optional<Tokens> read(OrgId org) {
    try {
      return installations.tokens(org);
    } catch (PermanentFailure e) {
      LOG.atError().setCause(e).addKeyValue("org", org).log("a workspace's token cannot be opened; messages wait");
      throw new RetriableFailure("the workspace's token cannot be opened: " + e.getMessage(), e);
    }
  }

  private Secret current(OrgId org, Tokens tokens, Instant now) {
    if (!tokens.isDueBefore(now.plus(AHEAD))) {
      return tokens.access();
    }
    Instant until = now.plus(RENEWING);
    Optional<Secret> fresh = installations.claimRenewal(org, now.plus(AHEAD), now, until)
        .flatMap(refresh -> renewed(org, refresh, until));
    return fresh.orElseGet(() -> stillGood(org, tokens, now));
  }

  private Optional<Secret> renewed(OrgId org, Secret refresh, Instant until) {
    return switch (slack.renew(refresh)) {
      case Trade.Got<Tokens>(Tokens fresh) -> {
        installations.renewed(org, fresh, until);
        LOG.atInfo().addKeyValue("org", org).log("renewed a workspace's token");
        yield Optional.of(fresh.access());
      }
      case Trade.Refused<Tokens>(String error) -> {
        LOG.atError()
            .addKeyValue("org", org)
            .addKeyValue("error", error)
            .log("Slack does not renew a workspace's token; it has to install OpsMate again");
        yield Optional.empty();
      }
      case Trade.NoAnswer<Tokens>(String because) -> {
        LOG.atWarn().addKeyValue("org", org).addKeyValue("because", because).log("a token could not be renewed yet");
        yield Optional.empty();
      }
    };
  }

  /** Somebody else is renewing it, or Slack did not: the old one serves as long as it lives. */
  private Secret stillGood(OrgId org, Tokens tokens, Instant now) {
    if (!tokens.isDueBefore(now)) {
      return tokens.access();
    }
    return read(org).filter(again -> !again.isDueBefore(now))
        .map(Tokens::access)
        .orElseThrow(() -> new RetriableFailure("the workspace's token has expired and is not renewed yet",
            new IllegalStateException("expired token")));
  }
}
