package io.opsmate.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The application's HTTP server without a database. */
@MicronautTest(propertySources = "classpath:application.properties")
class HealthTest {
  private final EmbeddedServer server;

  HealthTest(EmbeddedServer server) {
    this.server = server;
  }

  @Test
  void livenessNeedsNoDatabase() throws Exception {
    HttpResponse<String> answer = get("/health/liveness");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\":\"UP\"");
  }

  @Test
  void prometheusIsServedAndOtherEndpointsAreNot() throws Exception {
    assertThat(get("/prometheus").body()).contains("jvm_memory_used_bytes");
    assertThat(get("/beans").statusCode()).isEqualTo(404);
    assertThat(get("/env").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(URI.create(server.getURL() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
