package io.opsmate.app.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.skills.approval.Receipt;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The layout {@code receipt/1}, field by field. One that cannot be read is kept as it is, and offers no way back. */
public final class ReceiptJson {
  private static final String FORMAT = "receipt/1";
  private static final String UNREADABLE = "unreadable";
  private static final String STORED = "stored";
  private static final Json JSON = new Json();

  private ReceiptJson() {}

  public static String write(Receipt receipt) {
    if (receipt.kind().equals(UNREADABLE)) {
      return receipt.facts().getOrDefault(STORED, "");
    }
    Map<String, Object> tree =
        new TreeMap<>(Map.of("format", FORMAT, "kind", receipt.kind(), "facts", receipt.facts()));
    receipt.until().ifPresent(until -> tree.put("until", until.toString()));
    return CanonicalJson.of(tree);
  }

  public static Receipt read(String stored) {
    try {
      Receipt receipt = receipt(JSON.parse(stored));
      return write(receipt).equals(stored) ? receipt : unreadable(stored);
    } catch (Json.Unreadable | IllegalArgumentException _) {
      return unreadable(stored);
    }
  }

  private static Receipt receipt(JsonNode tree) {
    Map<String, String> facts = new TreeMap<>();
    JsonNode fields = Fields.field(tree, "facts");
    fields.fieldNames().forEachRemaining(name -> facts.put(name, Fields.text(fields, name)));
    Optional<Instant> until = tree.has("until") ? Optional.of(Fields.moment(tree, "until")) : Optional.empty();
    return new Receipt(Fields.text(tree, "kind"), new TreeMap<>(facts), until);
  }

  private static Receipt unreadable(String stored) {
    return Receipt.of(UNREADABLE, Map.of(STORED, stored));
  }
}
