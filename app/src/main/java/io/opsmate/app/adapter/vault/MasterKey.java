package io.opsmate.app.adapter.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key that secrets are sealed with, and the name that says which one it was without telling anything of it. */
public final class MasterKey {
  /** Unit: bytes, of AES-256. */
  public static final int LENGTH = 32;

  /** Unit: bytes of a digest; enough to tell the few keys of one installation apart. */
  static final int ID_LENGTH = 4;

  private final SecretKey key;
  private final byte[] id;

  private MasterKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, "AES");
    this.id = idOf(bytes);
  }

  /** Errors: {@link IllegalArgumentException} when it is not 32 bytes. */
  public static MasterKey of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("not 32 bytes");
    }
    return new MasterKey(bytes);
  }

  /**
   * From base64, one or several separated by commas, in this order.
   *
   * <p>Errors: {@link IllegalArgumentException}, which does not repeat the text.
   */
  public static List<MasterKey> parse(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).map(MasterKey::decoded).map(MasterKey::of).toList();
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("not base64");
    }
  }

  private static byte[] idOf(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("opsmate vault key ".getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest.digest(bytes), ID_LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  SecretKey key() {
    return key;
  }

  byte[] idBytes() {
    return id.clone();
  }

  /** Eight hex digits. */
  public String id() {
    return HexFormat.of().formatHex(id);
  }

  @Override
  public String toString() {
    return "MasterKey[" + id() + "]";
  }
}
