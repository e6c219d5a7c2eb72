package io.opsmate.commands.talk;

import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.advice.Watcher;
import io.opsmate.skills.ask.Offer;
import io.opsmate.skills.ask.Route;
import io.opsmate.skills.kernel.PromptRef;
import java.util.List;
import java.util.Map;

/** What a conversation asks a model, exactly; evals ask the same. */
public record Inquiries(Mind mind) {
  static final PromptRef ROUTE = new PromptRef("ask/route", 2);
  static final PromptRef QUESTION = new PromptRef("ask/question", 1);

  /** Unit: tokens of what was said before, about a seventh of what routing may take; the rest is for commands and words. */
  private static final int ROUTED_BEFORE = 1_200;

  /** Which way a sentence goes, told from the person's own words alone. */
  public Inquiry<Route> route(Caller caller, String words, List<Turn> before, Watcher watcher) {
    Map<String, String> variables = Map.of("words", words, "commands", mind.commands(caller.allowed()));
    return new Inquiry<>(caller.call(), ROUTE, variables, Weight.newest(Offer.own(before), ROUTED_BEFORE), List.of(),
        Route.class, caller.leftOf(Budget.ROUTING), watcher);
  }

  /** @param asksForChange whether tools that draft are offered, too */
  public Inquiry<String> question(Caller caller, String words, boolean asksForChange, List<Turn> before,
      Watcher watcher) {
    Map<String, String> variables =
        Map.of("words", words, "place", place(caller), "commands", mind.commands(caller.allowed()));
    return new Inquiry<>(caller.call(), QUESTION, variables, before, Offer.of(mind.tools(caller), asksForChange),
        String.class, caller.leftOf(Budget.QUESTION), watcher);
  }

  private String place(Caller caller) {
    if (caller.call().channel().isDirect()) {
      return "a direct message";
    }
    return mind.readsMoreAlone(caller)
        ? "a channel that others read too; what not everybody may read, the audit trail above all, cannot be read here, "
            + "only in a direct message: where it is needed, say that"
        : "a channel that others read too";
  }
}
