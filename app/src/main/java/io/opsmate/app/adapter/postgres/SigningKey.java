package io.opsmate.app.adapter.postgres;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key pair that signs checkpoints; its id is the beginning of the public key's SHA-256. */
public final class SigningKey {
  private static final String ED25519 = "Ed25519";

  private final PrivateKey key;
  private final PublicKey publicKey;

  private SigningKey(KeyPair pair) {
    this.key = pair.getPrivate();
    this.publicKey = pair.getPublic();
  }

  static SigningKey fresh() {
    try {
      return new SigningKey(KeyPairGenerator.getInstance(ED25519).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Errors: {@link IllegalArgumentException} as the end of a sentence; the key is not repeated. */
  public static SigningKey parse(String base64) {
    try {
      return of(Base64.getDecoder().decode(base64.strip()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("no Ed25519 private key in PKCS#8 (DER) and base64", e);
    }
  }

  /** From PKCS#8. */
  static SigningKey of(byte[] pkcs8) {
    try {
      PrivateKey key = KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return new SigningKey(new KeyPair(publicOf((EdECPrivateKey) key), key));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no Ed25519 private key in PKCS#8", e);
    }
  }

  /** The JDK derives a public key only while it makes a pair, so it makes one of this very seed. */
  private static PublicKey publicOf(EdECPrivateKey key) throws GeneralSecurityException {
    byte[] seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("a key that cannot be read"));
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ED25519);
    generator.initialize(255, new SeedOnly(seed));
    KeyPair pair = generator.generateKeyPair();
    if (!(pair.getPrivate() instanceof EdECPrivateKey made) || !Arrays.equals(made.getBytes().orElseThrow(), seed)) {
      throw new GeneralSecurityException("this Java does not make a key pair of a given seed");
    }
    return pair.getPublic();
  }

  /** Gives out one seed, whoever asks. */
  private static final class SeedOnly extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] seed;

    SeedOnly(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }

  byte[] sign(byte[] words) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initSign(key);
      signature.update(words);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean fits(byte[] publicKey, byte[] words, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ED25519);
      check.initVerify(KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(publicKey)));
      check.update(words);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  byte[] pkcs8() {
    return key.getEncoded();
  }

  byte[] publicKey() {
    return publicKey.getEncoded();
  }

  String id() {
    return id(publicKey());
  }

  static String id(byte[] publicKey) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey), 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + id() + "]";
  }
}
