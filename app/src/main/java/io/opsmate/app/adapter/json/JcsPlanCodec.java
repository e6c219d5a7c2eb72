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
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plans as canonical JSON (RFC 8785), hashed with SHA-256.
 *
 * <p>Reading is strict: the plan read must give back what is stored, byte for byte, when it is written again.
 */
public final class JcsPlanCodec implements PlanCodec {
  /** Unit: plans that were read and are kept: each is read several times while people and workers are at it. */
  private static final int KEPT = 256;

  private final PlanTree trees;
  private final Json json;
  private final Map<PlanHash, Plan> kept = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<PlanHash, Plan> eldest) {
      return size() > KEPT;
    }
  };

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
    Plan known = known(stored.hash());
    return known == null ? read(stored) : new Decoded.Readable(known);
  }

  /** The same hash is the same text, and the same text the same plan. */
  private @Nullable Plan known(PlanHash hash) {
    synchronized (kept) {
      return kept.get(hash);
    }
  }

  private void keep(PlanHash hash, Plan plan) {
    synchronized (kept) {
      kept.put(hash, plan);
    }
  }

  private Decoded read(Encoded stored) {
    try {
      JsonNode tree = json.parse(stored.json());
      Plan plan = trees.plan(tree);
      if (!write(plan).equals(stored)) {
        return new Decoded.Unreadable("it holds something that this version does not know");
      }
      keep(stored.hash(), plan);
      return new Decoded.Readable(plan);
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
