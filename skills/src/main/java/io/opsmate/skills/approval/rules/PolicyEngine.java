package io.opsmate.skills.approval.rules;

/** Reads and evaluates the org's own policies. Pure: the same policy and circumstances give the same verdict. */
public interface PolicyEngine {
  /** Whether a policy can be read and gives what its effect needs; asked before it is saved. */
  Check check(UserPolicy policy);

  Verdict judge(UserPolicy policy, Circumstances circumstances);

  /** What reading a policy gave. */
  sealed interface Check {
    record Fine() implements Check {}

    /** Counted from 1. */
    record Wrong(int line, int column, String says) implements Check {}
  }

  /** What a policy says of a plan. */
  sealed interface Verdict {
    record Passes() implements Verdict {}

    record Denies() implements Verdict {}

    record WantsApprovals(int atLeast) implements Verdict {}

    record WantsReason() implements Verdict {}

    /** It could not be evaluated: an error, or a field that is missing. Counts as a no. */
    record Broken(String because) implements Verdict {}
  }
}
