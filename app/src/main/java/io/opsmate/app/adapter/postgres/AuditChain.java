package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.json.CanonicalJson;
import io.opsmate.skills.approval.AuditEntry.Actor;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How entries of the trail are named, committed to and chained. All of it outlives the code: see ADR 0004. */
final class AuditChain {
  private static final HexFormat HEX = HexFormat.of();

  /** Stands where a pseudonym would, when OpsMate itself acted. */
  static final String OPSMATE = "opsmate";

  private AuditChain() {}

  /** One entry as it is hashed; {@code at} in whole microseconds, as stored. */
  record Link(OrgId org, long seq, Instant at, String actor, String what, String subject, byte[] commitment,
      byte[] prev) {
    byte[] hash() {
      return sha256(CanonicalJson.of(Map.of("org", org.toString(), "seq", Long.toString(seq), "at", at.toString(),
          "actor", actor, "what", what, "subject", subject, "commitment", HEX.formatHex(commitment), "prev",
          HEX.formatHex(prev))).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What the first entry of an org follows. */
  static byte[] beginning(OrgId org) {
    return sha256(("opsmate audit " + org).getBytes(StandardCharsets.UTF_8));
  }

  /** The part that may be erased, as canonical JSON. */
  static String detail(Actor actor, SortedMap<String, String> facts) {
    Map<String, Object> detail = new TreeMap<>();
    detail.put("actor", name(actor));
    detail.put("facts", facts);
    return CanonicalJson.of(detail);
  }

  static byte[] commitment(byte[] salt, String detail) {
    byte[] words = detail.getBytes(StandardCharsets.UTF_8);
    byte[] both = new byte[salt.length + words.length];
    System.arraycopy(salt, 0, both, 0, salt.length);
    System.arraycopy(words, 0, both, salt.length, words.length);
    return sha256(both);
  }

  /** By which an entry is found when somebody asks for the resource. */
  static String resourceKey(byte[] secret, String resource) {
    return HEX.formatHex(hmac(secret, "resource\n" + resource), 0, 16);
  }

  /** The pseudonym of members in entries of older versions, which did not draw it at random. */
  static String derivedPseudonym(byte[] secret, MemberId member) {
    return "person:" + HEX.formatHex(hmac(secret, member.value()), 0, 16);
  }

  private static String name(Actor actor) {
    return switch (actor) {
      case Actor.OpsMate _ -> "";
      case Actor.Person(var member) -> member.value();
    };
  }

  private static byte[] hmac(byte[] secret, String words) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
