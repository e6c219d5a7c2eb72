package io.opsmate.app.sandbox.slack.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Serves the page and its few files from the class path. */
@PageOnly
@Controller("/sandbox")
@Requires(beans = SlackSandbox.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PageController {
  private static final Pattern ASSET = Pattern.compile("([a-z]+/)?[a-z]+\\.(js|css|svg)");

  @Get("/")
  HttpResponse<byte[]> page() {
    return file("index.html", MediaType.of("text/html; charset=utf-8"));
  }

  @Get("/assets/{+name}")
  HttpResponse<byte[]> asset(String name) {
    return ASSET.matcher(name).matches() ? file(name, typeOf(name)) : HttpResponse.notFound();
  }

  private static HttpResponse<byte[]> file(String name, MediaType type) {
    try (InputStream file = PageController.class.getResourceAsStream("/sandbox/" + name)) {
      return file == null ? HttpResponse.notFound() : HttpResponse.ok(file.readAllBytes()).contentType(type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static MediaType typeOf(String name) {
    if (name.endsWith(".js")) {
      return MediaType.of("text/javascript; charset=utf-8");
    }
    return MediaType.of(name.endsWith(".css") ? "text/css; charset=utf-8" : "image/svg+xml");
  }
}
