package io.opsmate.skills.architecture.broken.approval;

/** A runner whose proof anybody can make. */
public final class ActionRunner {
  private ActionRunner() {}

  /** The proof. */
  public static final class Approved<A> {
    public Approved() {}
  }
}
