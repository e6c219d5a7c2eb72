package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.Card.Fact;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.Text;

/** Says what a plan does to the bill: most save, a way back costs again. */
public final class Balance {
  private Balance() {}

  public static Fact fact(CostTotal saves) {
    return new Fact(saves.isCost() ? "Costs again" : "Saves", Text.of(Text.strong(amount(saves))));
  }

  /** In a line of words: {@code saves $12.40/mo}. */
  public static Text clause(CostTotal saves) {
    return Text.of(saves.isCost() ? "costs " : "saves ", Text.strong(amount(saves)), saves.isCost() ? " again" : "");
  }

  /** Of what was done: {@code Saved: $12.40/mo}. */
  static Text ended(CostTotal saves) {
    return Text.of(saves.isCost() ? "Costs again: " : "Saved: ", Text.strong(amount(saves)));
  }

  private static String amount(CostTotal saves) {
    return (saves.isCost() ? saves.negated() : saves).shown();
  }
}
