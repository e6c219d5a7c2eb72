package io.opsmate.app.adapter.aws;

import io.opsmate.skills.ports.cloud.Region;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The EC2 clients of one org: one per region and {@link Purpose}, made when first asked for, with the credentials of the
 * SDK's own chain or of the roles in the settings.
 */
public final class AwsClients implements AutoCloseable {
  /** Asked when nothing says where home is. */
  private static final Region FALLBACK_HOME = new Region("us-east-1");

  private final AwsSettings settings;
  private final Duration backOff;
  private final AwsCredentialsProvider base;
  private final List<ExecutionInterceptor> interceptors;
  private final Map<Slot, Ec2Client> clients = new ConcurrentHashMap<>();
  private final Map<Access, StsAssumeRoleCredentialsProvider> roles = new ConcurrentHashMap<>();
  private final Map<Purpose, SdkHttpClient> transports = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timeouts = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("aws-timeouts").factory());

  private record Slot(Purpose purpose, Region region) {}

  public AwsClients(AwsSettings settings) {
    this(settings, DefaultCredentialsProvider.builder().build(), Duration.ofMillis(500));
  }

  /** @param backOff how long to wait after the first throttling; doubles, with jitter */
  AwsClients(AwsSettings settings, AwsCredentialsProvider base, Duration backOff,
      ExecutionInterceptor... interceptors) {
    this.settings = settings;
    this.base = base;
    this.backOff = backOff;
    this.interceptors = List.of(interceptors);
  }

  public AwsSettings settings() {
    return settings;
  }

  /** For reading, with the read role. */
  public Ec2Client reader(Region region) {
    return client(Purpose.READ, region);
  }

  /** For questions one can do without, with the read role; repeated only when throttled. */
  public Ec2Client aside(Region region) {
    return client(Purpose.ASIDE, region);
  }

  /** For looking before and after a change, with the act role. */
  public Ec2Client witness(Region region) {
    return client(Purpose.WITNESS, region);
  }

  /** For changing, with the act role; a call that may have happened is never sent a second time. */
  public Ec2Client actor(Region region) {
    return client(Purpose.ACT, region);
  }

  /** Where questions that concern no region are asked. */
  public Region home() {
    return settings.home().or(() -> settings.regions().stream().findFirst()).orElseGet(AwsClients::chosenBySdk);
  }

  @Override
  public void close() {
    clients.values().forEach(Ec2Client::close);
    roles.values().forEach(StsAssumeRoleCredentialsProvider::close);
    transports.values().forEach(SdkHttpClient::close);
    timeouts.shutdownNow();
  }

  private Ec2Client client(Purpose purpose, Region region) {
    return clients.computeIfAbsent(new Slot(purpose, region), slot -> with(purpose, region, Ec2Client.builder())
        .credentialsProvider(credentials(purpose.access()))
        .build());
  }

  private AwsCredentialsProvider credentials(Access access) {
    Optional<String> arn = switch (access) {
      case READ -> settings.readRoleArn();
      case ACT -> settings.actRoleArn();
    };
    return arn.<AwsCredentialsProvider>map(role -> roles.computeIfAbsent(access, one -> assume(one, role)))
        .orElse(base);
  }

  private StsAssumeRoleCredentialsProvider assume(Access access, String role) {
    StsClient sts = with(Purpose.WITNESS, home(), StsClient.builder()).credentialsProvider(base).build();
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(request -> request.roleArn(role).roleSessionName(access.session()))
        .build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>,
      C> B with(
          Purpose purpose, Region region, B builder) {
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.region(software.amazon.awssdk.regions.Region.of(region.name()))
        .httpClient(transports.computeIfAbsent(purpose, one -> one.transport(settings.isLoopback())))
        .overrideConfiguration(manners(purpose));
  }

  private ClientOverrideConfiguration manners(Purpose purpose) {
    return ClientOverrideConfiguration.builder()
        .apiCallTimeout(purpose.callTimeout())
        .apiCallAttemptTimeout(purpose.attemptTimeout())
        .retryStrategy(purpose.retries(backOff))
        .scheduledExecutorService(timeouts)
        .executionInterceptors(interceptors)
        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "opsmate")
        .build();
  }

  private static Region chosenBySdk() {
    try {
      return new Region(DefaultAwsRegionProviderChain.builder().build().getRegion().id());
    } catch (SdkClientException _) {
      return FALLBACK_HOME;
    }
  }
}
