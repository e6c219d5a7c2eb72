package io.opsmate.commands.slack;

import com.slack.api.util.http.listener.HttpResponseListener;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in Slack's answers, whoever asked, that a token is not accepted. */
final class RefusedTokens extends HttpResponseListener {
  private static final Pattern REFUSED =
      Pattern.compile("\"error\"\\s*:\\s*\"(invalid_auth|token_revoked|token_expired|account_inactive)\"");
  private static final String BEARER = "Bearer ";

  private final TokenRefused told;

  RefusedTokens(TokenRefused told) {
    this.told = told;
  }

  @Override
  public void accept(State state) {
    Matcher error = REFUSED.matcher(Optional.ofNullable(state.getParsedResponseBody()).orElse(""));
    if (error.find()) {
      Optional.ofNullable(state.getResponse().request().header("Authorization"))
          .filter(header -> header.startsWith(BEARER))
          .ifPresent(header -> told.refused(header.substring(BEARER.length()), error.group(1)));
    }
  }
}
