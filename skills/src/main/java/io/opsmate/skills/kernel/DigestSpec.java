package io.opsmate.skills.kernel;

/** What a skill has to say in a digest. Reads only; may be called for a preview too. */
@FunctionalInterface
public interface DigestSpec {
  DigestPiece read(DigestCall call);
}
