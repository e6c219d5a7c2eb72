package io.opsmate.app.adapter.vault;

import io.opsmate.skills.ports.Tx;

/** A place where sealed secrets are stored; {@code ./opsmate vault reseal} visits them all. */
public interface Resealable {
  /** What is stored there, in words for people: {@code tokens of Slack workspaces}. */
  String what();

  /** Seals again what an older key sealed, for the transaction's org, and answers how many secrets that were. */
  int reseal(Tx tx);
}
