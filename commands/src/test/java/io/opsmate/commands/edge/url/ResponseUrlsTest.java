package io.opsmate.commands.edge.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseUrlsTest {
  private final ResponseUrls real = new ResponseUrls(URI.create("https://slack.com/api/"));
  private final ResponseUrls sandbox = new ResponseUrls(URI.create("http://127.0.0.1:4001/api/"));

  @Test
  void slacksOwnHostIsFollowed() {
    assertThat(real.allowed("https://hooks.slack.com/commands/T1/2/x")).isTrue();
    assertThat(real.allowed("https://HOOKS.slack.com:443/actions/T1/2/x")).isTrue();
    assertThat(sandbox.allowed("https://hooks.slack.com/commands/T1/2/x")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hooks.slack.com", "http://hooks.slack.com/x", "https://hooks.slack.com:8443/x",
    "https://hooks.slack.com.evil.example/x", "https://evil.example/hooks.slack.com",
    "https://hooks.slack.com@evil.example/x", "https://u:p@hooks.slack.com/x", "https://hooks.slack.com\\@evil.example",
    "ftp://hooks.slack.com/x", "https:///x", "https://169.254.169.254/latest", "file:///etc/passwd"})
  void nothingElseIsFollowed(String url) {
    assertThat(real.allowed(url)).isFalse();
    assertThat(sandbox.allowed(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:4001/r/1", "http://localhost/r/1", "http://[::1]:80/r", "http://127.9.9.9/r"})
  void loopbackOnlyWhenSlackIsLoopbackToo(String url) {
    assertThat(sandbox.allowed(url)).isTrue();
    assertThat(real.allowed(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://10.0.0.1/r", "http://localhost.evil.example/r", "http://127.0.0.1@10.0.0.1/r",
    "http://127.1.evil.example/", "gopher://127.0.0.1/r"})
  void aLoopbackSlackOpensNothingButLoopback(String url) {
    assertThat(sandbox.allowed(url)).isFalse();
  }
}
