package io.opsmate.skills.advice;

/** Something said earlier in a conversation. */
public record Turn(Speaker speaker, String words) {
  /** Who said it. */
  public enum Speaker {
    PERSON, OPSMATE
  }
}
