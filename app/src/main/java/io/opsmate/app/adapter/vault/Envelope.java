package io.opsmate.app.adapter.vault;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A sealed secret as it is stored: one byte of format, which key, the nonce, and the cipher text with its tag.
 *
 * <p>Stored values outlive the code: format 1 stays readable for good.
 */
record Envelope(byte[] keyId, byte[] nonce, byte[] cipherText) {
  static final byte FORMAT = 1;

  /** Unit: bytes. Source: NIST SP 800-38D, 5.2.1.1. */
  static final int NONCE = 12;

  private static final int TAG = 16;
  private static final int HEAD = 1 + MasterKey.ID_LENGTH + NONCE;

  /** Empty when it cannot be one of ours. */
  static Optional<Envelope> read(byte[] sealed) {
    if (sealed.length < HEAD + TAG || sealed[0] != FORMAT) {
      return Optional.empty();
    }
    ByteBuffer from = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
    byte[] keyId = new byte[MasterKey.ID_LENGTH];
    byte[] nonce = new byte[NONCE];
    byte[] cipherText = new byte[sealed.length - HEAD];
    from.get(keyId).get(nonce).get(cipherText);
    return Optional.of(new Envelope(keyId, nonce, cipherText));
  }

  byte[] bytes() {
    return ByteBuffer.allocate(HEAD + cipherText.length).put(FORMAT).put(keyId).put(nonce).put(cipherText).array();
  }

  String keyName() {
    return HexFormat.of().formatHex(keyId);
  }
}
