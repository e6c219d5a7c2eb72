package io.opsmate.app.sandbox.slack.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.opsmate.app.sandbox.slack.SandboxSettings;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands before every page endpoint; trades the token in the address for a cookie. */
@PageOnly
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = SlackSandbox.class)
final class PageGuard {
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
      + " img-src 'self' https: data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
      + " frame-ancestors 'none'";

  private final PageDoor door;
  private final String cookieName;

  PageGuard(SandboxSettings settings) {
    this.door = new PageDoor(settings.pageToken());
    this.cookieName = "opsmate_sandbox_" + settings.port();
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> check(HttpRequest<?> request) {
    Optional<String> host = request.getHeaders().findFirst(HttpHeaders.HOST);
    Optional<String> origin = request.getHeaders().findFirst(HttpHeaders.ORIGIN);
    Optional<String> inAddress = request.getMethod() == HttpMethod.GET
        ? request.getParameters().getFirst("token")
        : Optional.empty();
    Optional<String> token =
        inAddress.or(() -> request.getCookies().findCookie(cookieName).map(Cookie::getValue));
    Optional<String> refusal = door.refusal(host, origin, token);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    return inAddress.map(this::cleanAddress).orElse(null);
  }

  @ResponseFilter
  void protect(MutableHttpResponse<?> response) {
    response.header("Content-Security-Policy", POLICY);
    response.header("X-Content-Type-Options", "nosniff");
    response.header("Referrer-Policy", "no-referrer");
    response.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private HttpResponse<?> cleanAddress(String token) {
    Cookie cookie =
        Cookie.of(cookieName, token).path("/sandbox").httpOnly().sameSite(SameSite.Strict);
    return HttpResponse.seeOther(URI.create("/sandbox/")).cookie(cookie);
  }

  private static HttpResponse<?> refused(String why) {
    return HttpResponse.status(HttpStatus.FORBIDDEN).body(why + "\n").contentType(MediaType.TEXT_PLAIN_TYPE);
  }
}
