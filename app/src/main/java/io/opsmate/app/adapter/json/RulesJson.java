package io.opsmate.app.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.skills.approval.rules.OrgRules;
import java.time.DateTimeException;

/** An org's rules as canonical JSON and back, strictly: what cannot be read exactly is {@link Json.Unreadable}. */
public final class RulesJson {
  private final Json json;

  public RulesJson(Json json) {
    this.json = json;
  }

  /** Errors: {@link IllegalArgumentException} for rules that could not be read back as they are. */
  public String write(OrgRules rules) {
    String written = CanonicalJson.of(RulesTree.tree(rules));
    if (!read(written).equals(rules)) {
      throw new IllegalArgumentException("these rules cannot be stored and read back exactly");
    }
    return written;
  }

  public OrgRules read(String stored) {
    try {
      JsonNode tree = json.parse(stored);
      OrgRules rules = RulesTree.rules(tree);
      if (!CanonicalJson.of(RulesTree.tree(rules)).equals(stored)) {
        throw new IllegalArgumentException("they hold something that this version does not know");
      }
      return rules;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Json.Unreadable(String.valueOf(e.getMessage()), e);
    }
  }
}
