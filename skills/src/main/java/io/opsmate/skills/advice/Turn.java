package io.opsmate.skills.advice;

/** Something said earlier in a conversation. */
public record Turn(Speaker speaker, String words) {
  /** Who said it: whoever asks now, OpsMate, or another person, whose wishes are not those of who asks. */
  public enum Speaker {
    PERSON, OPSMATE, SOMEBODY_ELSE
  }
}
