package io.opsmate.app.adapter.aws;

import io.opsmate.skills.ports.cloud.Region;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** {@link AwsClients} for tests: any credentials, short pauses. */
public final class TestClients {
  public static final Region IRELAND = new Region("eu-west-1");
  private static final Duration PAUSE = Duration.ofMillis(5);

  private TestClients() {}

  public static AwsClients of(AwsSettings settings, ExecutionInterceptor... interceptors) {
    return new AwsClients(settings, MotoServer.anybody(), PAUSE, interceptors);
  }

  /** Against a stub, without roles. */
  public static AwsClients at(URI endpoint) {
    return of(new AwsSettings(Optional.of(endpoint), Optional.of(IRELAND), List.of(IRELAND), Optional.empty(),
        Optional.empty()));
  }
}
