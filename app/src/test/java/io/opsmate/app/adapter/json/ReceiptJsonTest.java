package io.opsmate.app.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deletion left is needed long after the code that wrote it. */
class ReceiptJsonTest {
  private static final Receipt RECEIPT = new Receipt("ebs.final-snapshot/1",
      new TreeMap<>(Map.of("snapshot", "snap-1", "size", "155", "tags", "Name=%E2%80%9Cdb%E2%80%9D", "key", "")),
      Optional.of(Instant.parse("2026-12-01T00:00:00Z")));

  @Test
  void aReceiptIsStoredAsTheGoldenFileHasIt() throws IOException {
    assertThat(ReceiptJson.write(RECEIPT)).isEqualTo(golden());
    assertThat(ReceiptJson.read(golden())).isEqualTo(RECEIPT);
  }

  @Test
  void oneWithoutAnEndHasNone() {
    Receipt open = Receipt.of("ebs.final-snapshot/1", Map.of("snapshot", "snap-1"));

    assertThat(ReceiptJson.write(open)).doesNotContain("until");
    assertThat(ReceiptJson.read(ReceiptJson.write(open))).isEqualTo(open);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"format\":\"receipt/2\"}",
    "{\"facts\":{\"a\":1},\"format\":\"receipt/1\",\"kind\":\"k/1\"}",
    "{\"facts\":{},\"format\":\"receipt/2\",\"kind\":\"k/1\"}",
    "{\"facts\":{},\"format\":\"receipt/1\",\"kind\":\"k/1\",\"more\":\"\"}",
    "{\"facts\":{},\"format\":\"receipt/1\",\"kind\":\"k/1\",\"until\":\"soon\"}"})
  void whatCannotBeReadIsKeptAsItIs(String stored) {
    Receipt kept = ReceiptJson.read(stored);

    assertThat(kept.kind()).isEqualTo("unreadable");
    assertThat(ReceiptJson.write(kept)).isEqualTo(stored);
  }

  private static String golden() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(ReceiptJsonTest.class.getResourceAsStream("/golden/receipt-1.json"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
