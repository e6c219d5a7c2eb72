package io.opsmate.commands.slack;

/** Hears when Slack does not accept a token any more. Called while whoever made the call waits: it does not ask Slack. */
@FunctionalInterface
public interface TokenRefused {
  /** @param error Slack's own word: {@code invalid_auth}, {@code token_revoked} … */
  void refused(String token, String error);
}
