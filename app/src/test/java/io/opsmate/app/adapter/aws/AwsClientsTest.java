package io.opsmate.app.adapter.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.opsmate.app.adapter.aws.Ec2Stub.answer;
import static io.opsmate.app.adapter.aws.TestClients.IRELAND;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.adapter.aws.read.Ec2Inventory;
import io.opsmate.skills.ports.CloudInventory;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

class AwsClientsTest {
  private static final Ec2Stub aws = new Ec2Stub();

  @AfterEach
  void forget() {
    aws.forget();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void readingAndActingEachAssumeTheirRoleOnce() {
    aws.on("AssumeRole", session(Instant.now().plus(Duration.ofHours(1))));
    aws.on("DescribeVolumes", answer("DescribeVolumes", "<volumeSet/>"));

    try (AwsClients clients = TestClients.of(withRoles())) {
      clients.reader(IRELAND).describeVolumes();
      clients.reader(new Region("us-east-1")).describeVolumes();
      clients.actor(IRELAND).describeVolumes();
      clients.witness(IRELAND).describeVolumes();
    }

    assertThat(aws.asked("AssumeRole", "RoleSessionName=opsmate-read")).isEqualTo(1);
    assertThat(aws.asked("AssumeRole", "RoleSessionName=opsmate-act")).isEqualTo(1);
    assertThat(aws.asked("AssumeRole")).isEqualTo(2);
    assertThat(aws.askedBy("ASIAEXAMPLE")).isEqualTo(4);
  }

  @Test
  void aSessionAboutToEndIsRenewed() {
    aws.on("AssumeRole", session(Instant.now().plusSeconds(5)));
    aws.on("DescribeVolumes", answer("DescribeVolumes", "<volumeSet/>"));

    try (AwsClients clients = TestClients.of(withRoles())) {
      clients.reader(IRELAND).describeVolumes();
      clients.reader(IRELAND).describeVolumes();
    }

    assertThat(aws.asked("AssumeRole")).isEqualTo(2);
  }

  @Test
  void aRoleThatMayNotBeAssumedIsNamed() {
    aws.on("AssumeRole", aResponse().withStatus(403).withBody("""
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
        <Code>AccessDenied</Code><Message>not authorized</Message></Error><RequestId>r</RequestId></ErrorResponse>"""));

    try (AwsClients clients = TestClients.of(withRoles())) {
      assertThat(new Ec2Inventory(clients).volumes(IRELAND)).isEqualTo(Reading.unknown(
          "AWS did not let OpsMate assume its read role for DescribeVolumes in eu-west-1 (AccessDenied); "
              + "check the role's ARN and its trust policy"));
    }
  }

  @Test
  void withoutCredentialsTheSentenceSaysWhatToSet() {
    AwsSettings settings = new AwsSettings(Optional.of(aws.endpoint()), Optional.of(IRELAND), List.of(),
        Optional.empty(), Optional.empty());
    AwsCredentialsProviderChain none = AwsCredentialsProviderChain.of(SystemPropertyCredentialsProvider.create());

    try (AwsClients clients = new AwsClients(settings, none, Duration.ofMillis(1))) {
      CloudInventory inventory = new Ec2Inventory(clients);
      assertThat(inventory.volumes(IRELAND)).isEqualTo(Reading.unknown(
          "OpsMate has no AWS credentials for DescribeVolumes in eu-west-1; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and "
              + "AWS_SECRET_ACCESS_KEY, or run it with a role"));
    }
  }

  @Test
  void callsAreRecognisableInCloudTrail() {
    aws.on("DescribeVolumes", answer("DescribeVolumes", "<volumeSet/>"));

    try (AwsClients clients = TestClients.at(aws.endpoint())) {
      clients.reader(IRELAND).describeVolumes();
    }

    assertThat(aws.lastUserAgent()).endsWith("opsmate");
  }

  @Test
  void thereIsOneClientForARegionAndARole() {
    try (AwsClients clients = TestClients.at(aws.endpoint())) {
      assertThat(clients.reader(IRELAND)).isSameAs(clients.reader(new Region("eu-west-1")))
          .isNotSameAs(clients.actor(IRELAND))
          .isNotSameAs(clients.reader(new Region("us-east-1")));
    }
  }

  @Test
  void homeIsTheSettingElseTheFirstRegion() {
    Region stockholm = new Region("eu-north-1");
    AwsSettings settings = new AwsSettings(Optional.empty(), Optional.empty(), List.of(stockholm, IRELAND),
        Optional.empty(), Optional.empty());

    try (AwsClients clients = TestClients.of(settings)) {
      assertThat(clients.home()).isEqualTo(stockholm);
    }
  }

  private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder session(Instant until) {
    return aResponse().withBody("""
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
        <AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
        <Expiration>%s</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>""".formatted(until));
  }

  private static AwsSettings withRoles() {
    return new AwsSettings(Optional.of(aws.endpoint()), Optional.of(IRELAND), List.of(IRELAND),
        Optional.of("arn:aws:iam::111122223333:role/opsmate-read"),
        Optional.of("arn:aws:iam::111122223333:role/opsmate-act"));
  }
}
