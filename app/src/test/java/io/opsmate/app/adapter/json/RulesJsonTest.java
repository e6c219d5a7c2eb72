package io.opsmate.app.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.testkit.RulesLedgerContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules outlive the code that wrote them, and rules that are not understood in full are not followed in part. */
class RulesJsonTest {
  private static final RulesJson JSON = new RulesJson(new Json());
  private static final OrgRules FULL = RulesLedgerContract.FULL;

  @Test
  void rulesAreStoredAsTheGoldenFileHasThem() throws IOException {
    assertThat(JSON.write(FULL)).isEqualTo(golden());
  }

  @Test
  void theGoldenFileIsReadAsTheRules() throws IOException {
    assertThat(JSON.read(golden())).isEqualTo(FULL);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"rules/1|rules/2", "\"level\":\"nonprod\"|\"level\":\"all\"",
    "role:workspace-admin|role:king", "\"quorum\":2|\"quorum\":0", "\"quorum\":2|\"quorum\":\"2\"", "PT8H|soon",
    "Europe/London|Mars/Olympus", "\"level\"|\"also\":1,\"level\"", "requireApprovals|allow",
    "\"break_glass\":true|\"break_glass\":1", "DESTRUCTIVE|FUN", "\"per_plan\":10|\"per_plan\":21",
    "\"days\":[\"FRIDAY\",\"MONDAY\"]|\"days\":[\"MONDAY\",\"FRIDAY\"]", "\"hours\":null|\"hours\":{}"})
  void whatIsStrangeIsUnreadable(String was, String is) {
    String stored = JSON.write(FULL);

    assertThat(stored).contains(was);
    assertThatThrownBy(() -> JSON.read(stored.replace(was, is))).isInstanceOf(Json.Unreadable.class);
  }

  @Test
  void whatIsNoRulesIsUnreadable() {
    assertThatThrownBy(() -> JSON.read("[]")).isInstanceOf(Json.Unreadable.class);
    assertThatThrownBy(() -> JSON.read("{")).isInstanceOf(Json.Unreadable.class);
  }

  @Test
  void anApproverThatCouldNotBeReadBackIsNotStored() {
    OrgRules odd = OrgRules.initial(List.of(
        ApprovalRule.of("odd", 1, Set.of(new Approver.Person(new MemberId("someone"))), Duration.ofHours(1))));

    assertThatThrownBy(() -> JSON.write(odd)).hasMessageContaining("someone");
  }

  private static String golden() throws IOException {
    try (InputStream file = Objects.requireNonNull(RulesJsonTest.class.getResourceAsStream("/golden/rules-1.json"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
