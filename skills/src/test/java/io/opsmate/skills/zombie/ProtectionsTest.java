package io.opsmate.skills.zombie;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.ports.cloud.Tags;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionsTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      keep                                | true
      Keep                                | TRUE
      keep                                | yes, please
      keep                                | ''
      opsmate:keep-until                  | 2026-11-24
      opsmate:keep-until                  | 2027-01-01
      opsmate:keep-until                  | next week
      opsmate:keep-until                  | 24.11.2026
      opsmate:keep-until                  | ''
      aws:backup:source-resource          | arn:aws:ec2:vol-1
      aws:dlm:lifecycle-policy-id         | policy-1
      dlm:managed                         | true
      aws:cloudformation:stack-name       | web
      aws:rds:cluster                     | main
      terraform                           | true
      Terraform                           | 1
      terraform:workspace                 | prod
      managed-by                          | terraform
      ManagedBy                           | Terraform Cloud
      managed_by                          | OpenTofu
      provisioner                         | terraform
      created-by                          | terraform
      """)
  void theseTagsProtect(String key, String value) {
    assertThat(Protections.of(Tags.of(key, value), Estates.NOW)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      keep                                | false
      keep                                | no
      keeper                              | true
      opsmate:keep-until                  | 2026-11-23
      terraform                           | false
      managed-by                          | hand
      Name                                | terraform-test
      aws:autoscaling:groupName           | web
      owner                               | data-team
      """)
  void theseTagsDoNot(String key, String value) {
    assertThat(Protections.of(Tags.of(key, value), Estates.NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2026-11-24T00:00:00Z, true", "2026-11-24T23:59:59Z, true", "2026-11-25T00:00:00Z, false"})
  void aDayToKeepEndsWhenTheDayEndsInUtc(Instant now, boolean protects) {
    Tags tags = Tags.of("opsmate:keep-until", "2026-11-24");

    assertThat(Protections.of(tags, now).isPresent()).isEqualTo(protects);
  }
}
