package io.opsmate.app.cli.eval;

import io.opsmate.skills.advice.Consultant;
import io.opsmate.skills.advice.Cost;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Tokens;

/** Asks another, and adds up what asking took, whatever came of it. */
final class Tally implements Consultant {
  private final Consultant model;
  private Taken taken = Taken.NOTHING;

  Tally(Consultant model) {
    this.model = model;
  }

  /** What some inquiries took together. */
  record Taken(Tokens tokens, Cost cost) {
    static final Taken NOTHING = new Taken(Tokens.NONE, Cost.NOTHING);
  }

  @Override
  public boolean isThere() {
    return model.isThere();
  }

  @Override
  public AtMost atMost(Inquiry<?> inquiry) {
    return model.atMost(inquiry);
  }

  @Override
  public <T> Consulted<T> consult(Inquiry<T> inquiry) {
    Consulted<T> consulted = model.consult(inquiry);
    add(consulted);
    return consulted;
  }

  /** Since this was asked last. */
  synchronized Taken taken() {
    Taken some = taken;
    taken = Taken.NOTHING;
    return some;
  }

  private synchronized void add(Consulted<?> consulted) {
    taken = new Taken(taken.tokens().plus(consulted.tokens()), taken.cost().plus(consulted.cost()));
  }
}
