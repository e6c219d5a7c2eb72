package io.opsmate.skills.kernel;

/** Something outside said no for good: trying again as it is cannot help. */
public class PermanentFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PermanentFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
