package io.opsmate.app.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:5000", "http://localhost:5000", "http://LOCALHOST", "http://[::1]:5000",
    "https://127.8.9.10/"})
  void theseStayOnThisMachine(String endpoint) {
    assertThat(at(endpoint).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://ec2.eu-west-1.amazonaws.com", "http://10.0.0.1:5000", "http://127.0.0.1.nip.io",
    "http://localhost.example.com", "http://moto:5000", "http://0.0.0.0:5000", "http://user@example.com#127.0.0.1",
    "http://127.0.0.1@example.com"})
  void theseMayLeaveIt(String endpoint) {
    assertThat(at(endpoint).isLoopback()).isFalse();
  }

  @Test
  void withoutAnEndpointItIsTheRealAws() {
    assertThat(new AwsSettings(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty())
        .isLoopback()).isFalse();
  }

  private static AwsSettings at(String endpoint) {
    return new AwsSettings(Optional.of(URI.create(endpoint)), Optional.empty(), List.of(), Optional.empty(),
        Optional.empty());
  }
}
