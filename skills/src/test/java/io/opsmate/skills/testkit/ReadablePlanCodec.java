package io.opsmate.skills.testkit;

import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.PlanCodec;
import io.opsmate.skills.approval.PlanHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stores plans as their own words and remembers what it stored; it can read nothing else. */
public final class ReadablePlanCodec implements PlanCodec {
  private final Map<Encoded, Plan> stored = new ConcurrentHashMap<>();

  @Override
  public Encoded encode(Plan plan) {
    Encoded encoded = new Encoded(plan.toString(), hash(plan.toString()));
    stored.put(encoded, plan);
    return encoded;
  }

  @Override
  public Decoded decode(Encoded encoded) {
    Plan plan = stored.get(encoded);
    return plan == null ? new Decoded.Unreadable("nobody here wrote it") : new Decoded.Readable(plan);
  }

  private static PlanHash hash(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return new PlanHash(HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
