package io.opsmate.app.adapter.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * HTTP to a model, on the caller's thread: an interrupt ends it at once. Answers are taken up to a size, only as the type
 * that was asked for, and redirects are not followed.
 */
final class ModelHttp implements HttpClient {
  /** Unit: bytes of one answer. Source: ours; the longest answers of models are below 1 MB as events. */
  static final int MOST = 8 * 1024 * 1024;

  private static final int MOST_OF_AN_ERROR = 64 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** A second line of defence; whoever calls has a shorter one. Source: longest {@code Budget} we know. */
  private static final Duration ANSWER = Duration.ofMinutes(5);

  private final java.net.http.HttpClient http = java.net.http.HttpClient.newBuilder()
      .version(java.net.http.HttpClient.Version.HTTP_1_1)
      .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
      .connectTimeout(CONNECT)
      .build();

  private final UnaryOperator<ServerSentEventListener> dialect;

  ModelHttp() {
    this(UnaryOperator.identity());
  }

  /** @param dialect makes of what servers say what LangChain4j understands */
  ModelHttp(UnaryOperator<ServerSentEventListener> dialect) {
    this.dialect = dialect;
  }

  /** An answer that is none. The message holds no word of it. */
  static final class Refusal extends HttpException {
    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    Refusal(int status, Optional<Duration> retryAfter) {
      super(status, "HTTP " + status);
      this.retryAfterSeconds = retryAfter.map(Duration::toSeconds).orElse(0L);
    }

    /** How long to wait at least; zero when nothing was said. */
    Duration retryAfter() {
      return Duration.ofSeconds(retryAfterSeconds);
    }
  }

  /** LangChain4j asks for a builder; timeouts are ours. */
  HttpClientBuilder builder() {
    return new SameForAll(this);
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    try (InputStream body = new UpTo(send(request).body())) {
      return SuccessfulHttpResponse.builder()
          .statusCode(200)
          .body(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    ServerSentEventListener heard = new ModelEvents(dialect.apply(listener));
    try {
      HttpResponse<InputStream> response = send(request);
      try (InputStream body = new UpTo(response.body())) {
        if (!response.headers().firstValue("content-type").orElse("").startsWith("text/event-stream")) {
          throw noStream(body);
        }
        heard.onOpen(SuccessfulHttpResponse.builder()
            .statusCode(response.statusCode())
            .headers(response.headers().map())
            .build());
        parser.parse(body, heard);
      }
    } catch (IOException | RuntimeException e) {
      listener.onError(e);
      return;
    }
    heard.onClose();
  }

  private static ModelError noStream(InputStream body) throws IOException {
    return ModelError.in(new String(body.readNBytes(MOST_OF_AN_ERROR), StandardCharsets.UTF_8))
        .orElseGet(ModelError::noStream);
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    HttpResponse<InputStream> response;
    try {
      response = http.send(ours(request), BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (response.statusCode() != 200) {
      response.body().close();
      throw new Refusal(response.statusCode(),
          response.headers()
              .firstValue("retry-after")
              .filter(value -> value.matches("\\d{1,6}"))
              .map(value -> Duration.ofSeconds(Long.parseLong(value))));
    }
    return response;
  }

  private static java.net.http.HttpRequest ours(HttpRequest request) {
    var ours = java.net.http.HttpRequest.newBuilder(URI.create(request.url())).timeout(ANSWER);
    request.headers().forEach((name, values) -> values.forEach(value -> ours.header(name, value)));
    return ours.method(request.method().name(), request.body() == null
        ? java.net.http.HttpRequest.BodyPublishers.noBody()
        : java.net.http.HttpRequest.BodyPublishers.ofString(request.body())).build();
  }

  /** Ends what is longer than any answer. */
  private static final class UpTo extends FilterInputStream {
    private int left = MOST;

    UpTo(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      return one < 0 ? one : taken(one, 1);
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
      int read = super.read(into, at, most);
      return read < 0 ? read : taken(read, read);
    }

    private int taken(int result, int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new IOException("the answer is too long");
      }
      return result;
    }
  }

  /** One client for all models of a provider. */
  private record SameForAll(ModelHttp http) implements HttpClientBuilder {
    @Override
    public Duration connectTimeout() {
      return CONNECT;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return ANSWER;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      return this;
    }

    @Override
    public HttpClient build() {
      return http;
    }
  }
}
