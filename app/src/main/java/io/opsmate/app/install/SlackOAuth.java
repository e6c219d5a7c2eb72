package io.opsmate.app.install;

import com.google.gson.JsonParseException;
import com.slack.api.RequestConfigurator;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.oauth.OAuthV2AccessRequest.OAuthV2AccessRequestBuilder;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import io.opsmate.app.config.Secret;
import io.opsmate.app.config.Settings.SlackApp;
import io.opsmate.skills.kernel.MemberId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trades codes and refresh tokens for bot tokens: {@code oauth.v2.access}. */
public final class SlackOAuth {
  private final MethodsClient slack;
  private final SlackApp app;
  private final String redirect;
  private final InstantSource clock;

  /** {@code redirect} is the address that the code was sent to. */
  public SlackOAuth(MethodsClient slack, SlackApp app, String redirect, InstantSource clock) {
    this.slack = slack;
    this.app = app;
    this.redirect = redirect;
    this.clock = clock;
  }

  /** What a trade came to. */
  sealed interface Trade<T> {
    record Got<T>(T value) implements Trade<T> {}

    /** Slack said no, for good. */
    record Refused<T>(String error) implements Trade<T> {}

    /** Slack could not be asked; the code or token may be used up or not. */
    record NoAnswer<T>(String because) implements Trade<T> {}
  }

  Trade<Grant> grant(String code) {
    return trade(r -> r.clientId(app.clientId())
        .clientSecret(app.clientSecret().value())
        .code(code)
        .redirectUri(redirect), this::grant);
  }

  Trade<Tokens> renew(Secret refresh) {
    return trade(r -> r.clientId(app.clientId())
        .clientSecret(app.clientSecret().value())
        .grantType("refresh_token")
        .refreshToken(refresh.value()), this::tokens);
  }

  /** Reads an answer; empty when something in it is missing. */
  private interface Reader<T> {
    Optional<T> read(OAuthV2AccessResponse said);
  }

  private <T> Trade<T> trade(RequestConfigurator<OAuthV2AccessRequestBuilder> request, Reader<T> reader) {
    try {
      OAuthV2AccessResponse said = slack.oauthV2Access(request);
      if (!said.isOk()) {
        return new Trade.Refused<>(word(said.getError()));
      }
      return reader.read(said).<Trade<T>>map(Trade.Got::new).orElse(new Trade.Refused<>("incomplete_answer"));
    } catch (SlackApiException e) {
      return new Trade.NoAnswer<>("HTTP " + e.getResponse().code());
    } catch (IOException e) {
      return new Trade.NoAnswer<>(e.getClass().getSimpleName());
    } catch (JsonParseException e) {
      return new Trade.NoAnswer<>("an answer that cannot be read");
    }
  }

  private Optional<Grant> grant(OAuthV2AccessResponse said) {
    return tokens(said).flatMap(tokens -> workspace(said).flatMap(workspace -> installer(said)
        .map(member -> new Grant(workspace, text(said.getAppId()), text(said.getBotUserId()), text(said.getScope()),
            member, tokens))));
  }

  private Optional<Tokens> tokens(OAuthV2AccessResponse said) {
    if (!"bot".equals(said.getTokenType()) || text(said.getAccessToken()).isEmpty()) {
      return Optional.empty();
    }
    Optional<Tokens.Renewal> renewal = Optional.ofNullable(said.getRefreshToken())
        .flatMap(refresh -> Optional.ofNullable(said.getExpiresIn())
            .map(seconds -> new Tokens.Renewal(new Secret(refresh), clock.instant().plusSeconds(seconds))));
    return Optional.of(new Tokens(new Secret(said.getAccessToken()), renewal));
  }

  private static Optional<Workspace> workspace(OAuthV2AccessResponse said) {
    if (said.isEnterpriseInstall()) {
      return Optional.ofNullable(said.getEnterprise())
          .filter(enterprise -> !text(enterprise.getId()).isEmpty())
          .map(enterprise -> new Workspace(enterprise.getId(), text(enterprise.getName())));
    }
    return Optional.ofNullable(said.getTeam())
        .filter(team -> !text(team.getId()).isEmpty())
        .map(team -> new Workspace(team.getId(), text(team.getName())));
  }

  private static Optional<MemberId> installer(OAuthV2AccessResponse said) {
    return Optional.ofNullable(said.getAuthedUser())
        .filter(user -> !text(user.getId()).isEmpty())
        .map(user -> new MemberId(user.getId()));
  }

  private static String word(@Nullable String error) {
    return error != null && error.matches("[a-z_]{1,60}") ? error : "an unknown error";
  }

  private static String text(@Nullable String said) {
    return said == null ? "" : said;
  }
}
