package io.opsmate.commands.outbox;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Text;

/** Turns what skills say into what Slack takes. */
public interface Rendering {
  Letter.Body render(Card card);

  /** A message of words alone. */
  Letter.Body render(Text text);
}
