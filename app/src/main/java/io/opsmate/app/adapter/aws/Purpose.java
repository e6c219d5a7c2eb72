package io.opsmate.app.adapter.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * What a client is for, and so how long it waits and what it repeats.
 *
 * <p>Unit: an attempt is one request; a call is all attempts with their pauses. The sum over one step of an executor
 * (dry run, searches, looks at the volume, call: about 36 s at worst) and its re-check (5 s) stays below the lease of a
 * run, 45 s. Source: ADR 0006.
 */
enum Purpose {
  /** Lists of a whole account: patient. */
  READ(Access.READ, Duration.ofSeconds(20), Duration.ofSeconds(10), 6),
  /** A question that scans can do without: asked once, soon given up. */
  ASIDE(Access.READ, Duration.ofSeconds(5), Duration.ofMillis(2400), 2),
  /** A look at one thing before or after a change. */
  WITNESS(Access.ACT, Duration.ofSeconds(5), Duration.ofMillis(2400), 3),
  /** A change: sent again only when AWS said that it threw the request away. */
  ACT(Access.ACT, Duration.ofSeconds(8), Duration.ofSeconds(4), 3);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final Access access;
  private final Duration callTimeout;
  private final Duration attemptTimeout;
  private final int attempts;

  Purpose(Access access, Duration callTimeout, Duration attemptTimeout, int attempts) {
    this.access = access;
    this.callTimeout = callTimeout;
    this.attemptTimeout = attemptTimeout;
    this.attempts = attempts;
  }

  Access access() {
    return access;
  }

  Duration callTimeout() {
    return callTimeout;
  }

  Duration attemptTimeout() {
    return attemptTimeout;
  }

  RetryStrategy retries(Duration backOff) {
    BackoffStrategy pauses = BackoffStrategy.exponentialDelay(backOff, LONGEST_PAUSE);
    return switch (this) {
      case READ, WITNESS -> AwsRetryStrategy.standardRetryStrategy()
          .toBuilder()
          .maxAttempts(attempts)
          .throttlingBackoffStrategy(pauses)
          .build();
      case ASIDE, ACT -> StandardRetryStrategy.builder()
          .useClientDefaults(false)
          .maxAttempts(attempts)
          .retryOnException(Purpose::isThrottling)
          .treatAsThrottling(Purpose::isThrottling)
          .backoffStrategy(pauses)
          .throttlingBackoffStrategy(pauses)
          .circuitBreakerEnabled(false)
          .build();
    };
  }

  /** @param direct never through a proxy of the environment: the other side is on this machine */
  SdkHttpClient transport(boolean direct) {
    UrlConnectionHttpClient.Builder transport = UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT)
        .socketTimeout(attemptTimeout);
    if (direct) {
      transport.proxyConfiguration(ProxyConfiguration.builder()
          .useSystemPropertyValues(false)
          .useEnvironmentVariablesValues(false)
          .build());
    }
    return transport.build();
  }

  private static boolean isThrottling(Throwable e) {
    return e instanceof SdkServiceException answer && answer.isThrottlingException();
  }
}
