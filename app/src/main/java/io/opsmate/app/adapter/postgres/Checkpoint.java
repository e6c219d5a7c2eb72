package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.OrgId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/** The end of an org's chain at a moment, signed: whoever keeps it elsewhere can prove what was on record then. */
public record Checkpoint(OrgId org, long seq, byte[] hash, Instant signedAt, String keyId, byte[] signature) {
  /** What is signed. Stored signatures outlive the code: this form stays. */
  static byte[] words(OrgId org, long seq, byte[] hash, Instant signedAt, String keyId) {
    return ("opsmate audit checkpoint 1\n" + org + "\n" + seq + "\n" + HexFormat.of().formatHex(hash) + "\n" + signedAt
        + "\n" + keyId + "\n").getBytes(StandardCharsets.UTF_8);
  }

  byte[] words() {
    return words(org, seq, hash, signedAt, keyId);
  }

  /** What to note elsewhere: {@code 1000:<hash>}, as {@code audit verify --expect} takes it. */
  public String noted() {
    return seq + ":" + HexFormat.of().formatHex(hash);
  }
}
