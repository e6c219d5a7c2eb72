package io.opsmate.skills.kernel;

/** Something outside did not work now and may work later; nobody in the code that sees it can mend it. */
public class RetriableFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RetriableFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
