package io.opsmate.app.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.opsmate.app.install.Workspace;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import org.apache.commons.text.StringEscapeUtils;

/** The pages of an installation. They load nothing, run nothing and send nothing. */
final class InstallPage {
  private static final String STYLE = "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:38rem;margin:15vh auto;"
      + "padding:0 1rem;color:#1d3557;background:#fff}a{color:#1d5fa8}code{background:#eef2f7;padding:.1em .3em}";

  private static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
      + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private InstallPage() {}

  static MutableHttpResponse<String> installed(Workspace workspace) {
    String name = workspace.name().isBlank() ? workspace.id() : workspace.name();
    return page(HttpStatus.OK, "OpsMate is installed", "<p>OpsMate is installed in <strong>" + escaped(name)
        + "</strong>.</p><p>In Slack, type <code>/opsmate</code> to see what it can do.</p>");
  }

  static MutableHttpResponse<String> notInstalled(HttpStatus status, String what, String next) {
    return page(status, "Nothing was installed",
        "<p>" + escaped(what) + " Nothing was installed.</p><p>" + escaped(next)
            + "</p><p><a href=\"install\">Install OpsMate</a></p>");
  }

  static MutableHttpResponse<String> redirect(URI to) {
    return guarded(HttpResponse.<String>status(HttpStatus.FOUND)).header("Location", to.toString());
  }

  private static MutableHttpResponse<String> page(HttpStatus status, String title, String content) {
    return guarded(HttpResponse.<String>status(status)).header("Content-Type", "text/html; charset=utf-8")
        .body("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title
            + "</title><meta name=\"viewport\" content=\"width=device-width\"><style>" + STYLE
            + "</style></head><body><main><h1>" + title + "</h1>" + content + "</main></body></html>");
  }

  private static MutableHttpResponse<String> guarded(MutableHttpResponse<String> response) {
    return response.header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store");
  }

  private static String escaped(String words) {
    return StringEscapeUtils.escapeHtml4(words);
  }

  private static String digest(String style) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
