package io.opsmate.skills.kernel;

/** What a skill adds to everybody's Home. */
@FunctionalInterface
public interface HomeSpec {
  HomePiece of(HomeCall call);
}
