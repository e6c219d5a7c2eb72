package io.opsmate.commands.edge;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Text;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The window that one request is answered in, from the moment it is wanted; there may never be one. */
final class Opening {
  /** A window that opened too late for us to know of stays like this. */
  private static final Card LOADING = Card.saying("OpsMate",
      Text.of("Working on it … The answer will stand here. If nothing changes within a minute, close this window: then "
          + "the answer comes as a message."));

  private final WindowOpener opener;
  private final Function<Card, String> draw;
  private @Nullable OrgId org;
  private String window = "";

  Opening(WindowOpener opener, Function<Card, String> draw) {
    this.opener = opener;
    this.draw = draw;
  }

  /** The id of the window; empty when none could be opened. */
  String of(OrgId whose, @Nullable String trigger) {
    if (trigger != null && !trigger.isBlank()) {
      org = whose;
      window = opener.open(whose, trigger, loading(draw)).orElse("");
    }
    return window;
  }

  boolean isOpen() {
    return !window.isEmpty();
  }

  /** Says in the window, if there is one, what became of the request at the door. */
  void say(String sentence) {
    OrgId whose = org;
    if (whose != null && isOpen()) {
      opener.show(whose, window, draw.apply(Card.saying("Nothing was done", Text.of(sentence))));
    }
  }

  static String loading(Function<Card, String> draw) {
    return draw.apply(LOADING);
  }
}
