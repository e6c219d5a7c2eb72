package io.opsmate.app.sandbox.slack.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageDoorTest {
  private static final Optional<String> TOKEN = Optional.of("letmein");

  private final PageDoor door = new PageDoor("letmein");

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "127.0.0.1:8080", "[::1]:8080", "127.0.0.1"})
  void thisMachineMayEnter(String host) {
    assertThat(door.refusal(Optional.of(host), Optional.of("http://" + host), TOKEN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example:8080", "127.0.0.1.evil.example", "localhost.", "127.0.0.1:80:80", "0.0.0.0"})
  void aRebindingNameMayNot(String host) {
    assertThat(door.refusal(Optional.of(host), Optional.empty(), TOKEN)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1:8080", "http://127.0.0.1:9090"})
  void anotherPageMayNot(String origin) {
    assertThat(door.refusal(Optional.of("127.0.0.1:8080"), Optional.of(origin), TOKEN))
        .hasValueSatisfying(why -> assertThat(why).contains("another web page"));
  }

  @Test
  void withoutTheTokenItSaysWhereToFindIt() {
    assertThat(door.refusal(Optional.of("127.0.0.1:8080"), Optional.empty(), Optional.of("wrong")))
        .hasValueSatisfying(why -> assertThat(why).contains("printed when it started"));
    assertThat(door.refusal(Optional.of("127.0.0.1:8080"), Optional.empty(), Optional.empty())).isPresent();
  }

  @Test
  void aRequestWithoutAHostIsRefused() {
    assertThat(door.refusal(Optional.empty(), Optional.empty(), TOKEN)).isPresent();
  }
}
