package io.opsmate.app.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.PlanCodec;
import io.opsmate.skills.approval.PlanHash;
import io.opsmate.skills.kernel.ActionType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * Plans as canonical JSON (RFC 8785), hashed with SHA-256.
 *
 * <p>Reading is strict: the plan read must give back what is stored, byte for byte, when it is written again.
 */
public final class JcsPlanCodec implements PlanCodec {
  private final PlanTree trees;
  private final Json json;

  public JcsPlanCodec(Collection<ActionType<?>> declared, Json json) {
    this.trees = new PlanTree(declared, json);
    this.json = json;
  }

  @Override
  public Encoded encode(Plan plan) {
    Encoded encoded = write(plan);
    if (!decode(encoded).equals(new Decoded.Readable(plan))) {
      throw new IllegalArgumentException("a plan of " + plan.actionType() + " cannot be stored and read back exactly");
    }
    return encoded;
  }

  @Override
  public Decoded decode(Encoded stored) {
    if (!sha256(stored.json()).equals(stored.hash())) {
      return new Decoded.Unreadable("its hash does not fit");
    }
    try {
      JsonNode tree = json.parse(stored.json());
      Plan plan = trees.plan(tree);
      return write(plan).equals(stored)
          ? new Decoded.Readable(plan)
          : new Decoded.Unreadable("it holds something that this version does not know");
    } catch (Json.Unreadable | IllegalArgumentException e) {
      return new Decoded.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private Encoded write(Plan plan) {
    String canonical = CanonicalJson.of(trees.tree(plan));
    return new Encoded(canonical, sha256(canonical));
  }

  static PlanHash sha256(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return new PlanHash(HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
