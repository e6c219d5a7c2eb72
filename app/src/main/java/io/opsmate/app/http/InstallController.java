package io.opsmate.app.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opsmate.app.install.InstallFlow;
import io.opsmate.app.install.InstallFlow.Begin;
import io.opsmate.app.install.InstallFlow.End;
import io.opsmate.skills.kernel.RetriableFailure;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Where people begin to install OpsMate in their workspace, and where Slack sends them back to. */
@Controller("/slack")
@Requires(beans = InstallFlow.class)
final class InstallController {
  /** The prefix makes browsers refuse it from anywhere but this very host, over HTTPS. */
  private static final String COOKIE = "__Host-opsmate-install";

  private final InstallFlow flow;
  private final InstantSource clock;

  InstallController(InstallFlow flow, InstantSource clock) {
    this.flow = flow;
    this.clock = clock;
  }

  @Get(value = "/install", produces = MediaType.TEXT_HTML)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> install() {
    return orUnavailable(() -> switch (flow.begin(clock.instant())) {
      case Begin.To to -> InstallPage.redirect(to.slack())
          .header("Set-Cookie", cookie(to.state(),
              InstallFlow.PATIENCE.toSeconds()));
      case Begin.Busy _ -> InstallPage.notInstalled(HttpStatus.SERVICE_UNAVAILABLE,
          "Too many installations are under way.", "Begin again in ten minutes.");
    });
  }

  @Get(value = "/oauth_redirect", produces = MediaType.TEXT_HTML)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> back(HttpRequest<?> request) {
    InstallFlow.Return from = new InstallFlow.Return(once(request, "code"), once(request, "state"),
        once(request, "error"), request.getCookies().findCookie(COOKIE).map(Cookie::getValue));
    return orUnavailable(() -> (switch (flow.finish(from, clock.instant())) {
      case End.Installed(var workspace) -> InstallPage.installed(workspace);
      case End.Refused(int status, String what, String next) ->
          InstallPage.notInstalled(HttpStatus.valueOf(status), what, next);
    }).header("Set-Cookie", cookie("", 0)));
  }

  private static HttpResponse<String> orUnavailable(java.util.function.Supplier<MutableHttpResponse<String>> answer) {
    try {
      return answer.get();
    } catch (RetriableFailure e) {
      return InstallPage.notInstalled(HttpStatus.SERVICE_UNAVAILABLE, "OpsMate's database does not answer.",
          "Begin again in a minute.");
    }
  }

  private static Optional<String> once(HttpRequest<?> request, String name) {
    List<String> values = request.getParameters().getAll(name);
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  private static String cookie(String state, long seconds) {
    return COOKIE + "=" + state + "; Path=/; Max-Age=" + seconds + "; Secure; HttpOnly; SameSite=Lax";
  }
}
