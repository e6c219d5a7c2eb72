package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.ActionType;
import java.util.Optional;

/**
 * How done actions of one type are taken back by actions of another. Pure: it reads nothing but what is given.
 *
 * @param <A> what was done
 * @param <B> what takes it back; changes the same {@link Action#resource()}
 */
public interface WayBack<A extends Record & Action, B extends Record & Action> {
  ActionType<A> of();

  ActionType<B> by();

  /** The action that takes this one back; empty when the receipt is not of it, or cannot be read. */
  Optional<B> reverse(A done, Receipt receipt);

  /** What an approver needs to know of one, in one sentence. */
  String evidence(B reverse);

  Words words();

  /** What is said of the plan as a whole, as in {@link Plan}. */
  record Words(Plan.Deed deed, String blastRadius, String wayBack) {}
}
