package io.opsmate.commands.outbox;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.Text;

/** Turns what skills say into what Slack takes. */
public interface Rendering {
  Letter.Body render(Card card);

  /** A message of words alone. */
  Letter.Body render(Text text);

  /** A window that shows a card: a view of type {@code modal}, as JSON. */
  String window(Card card);

  /** A window that asks: a view of type {@code modal}, as JSON. */
  String window(Form form);
}
