package io.opsmate.app.adapter.vault;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.PermanentFailure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets with AES-256-GCM before they are stored. What was sealed for one org and purpose opens for no other, so a
 * row that somebody copied elsewhere is worth nothing.
 *
 * <p>The first key seals, all of them open: to rotate, put the new key in front, run {@code ./opsmate vault reseal}, and
 * drop the old one.
 */
public final class Vault {
  private static final String CIPHER = "AES/GCM/NoPadding";

  /** Unit: bits, the most that GCM has. */
  private static final int TAG = 128;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<MasterKey> keys;

  /** @param keys the first one seals */
  public Vault(List<MasterKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a vault without a key");
    }
    this.keys = List.copyOf(keys);
  }

  /** @param purpose a stable word for what the secret is for, such as {@code slack.bot-token} */
  public byte[] seal(String purpose, OrgId org, byte[] plain) {
    MasterKey first = keys.getFirst();
    byte[] nonce = new byte[Envelope.NONCE];
    RANDOM.nextBytes(nonce);
    try {
      return new Envelope(first.idBytes(), nonce,
          cipher(Cipher.ENCRYPT_MODE, first, nonce, purpose, org).doFinal(plain))
          .bytes();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Errors: {@link PermanentFailure} when no key fits, or when it was changed or sealed for something else. */
  public byte[] open(String purpose, OrgId org, byte[] sealed) {
    Envelope envelope = Envelope.read(sealed)
        .orElseThrow(
            () -> failure("the stored secret “" + purpose + "” is no envelope that this version can read", null));
    MasterKey key = keyOf(envelope).orElseThrow(
        () -> failure("the stored secret “" + purpose + "” was sealed with master key " + envelope.keyName()
            + ", and OPSMATE_MASTER_KEY holds only " + names() + "; add the key it was sealed with", null));
    try {
      return cipher(Cipher.DECRYPT_MODE, key, envelope.nonce(), purpose, org).doFinal(envelope.cipherText());
    } catch (AEADBadTagException e) {
      throw failure("the stored secret “" + purpose + "” (master key " + key.id()
          + ") was changed, or belongs to another org or purpose; nothing was read from it", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether it is sealed with another key than the one that seals now. */
  public boolean needsResealing(byte[] sealed) {
    return Envelope.read(sealed).map(envelope -> !isOf(keys.getFirst(), envelope)).orElse(true);
  }

  /** Opens it and seals it again with the key that seals now. */
  public byte[] reseal(String purpose, OrgId org, byte[] sealed) {
    return seal(purpose, org, open(purpose, org, sealed));
  }

  /** Which key seals: eight hex digits. */
  public String sealingKey() {
    return keys.getFirst().id();
  }

  private Optional<MasterKey> keyOf(Envelope envelope) {
    return keys.stream().filter(key -> isOf(key, envelope)).findFirst();
  }

  private static boolean isOf(MasterKey key, Envelope envelope) {
    return Arrays.equals(key.idBytes(), envelope.keyId());
  }

  private String names() {
    return String.join(", ", keys.stream().map(MasterKey::id).toList());
  }

  private static Cipher cipher(int mode, MasterKey key, byte[] nonce, String purpose, OrgId org)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.key(), new GCMParameterSpec(TAG, nonce));
    cipher.updateAAD(("opsmate vault 1\n" + org + "\n" + purpose).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static PermanentFailure failure(String sentence, @org.jspecify.annotations.Nullable Throwable cause) {
    return new PermanentFailure(sentence, cause == null ? new GeneralSecurityException(sentence) : cause);
  }
}
