package io.opsmate.app.cli.eval;

import io.opsmate.commands.router.Parsed;
import io.opsmate.commands.talk.Caller;
import io.opsmate.commands.talk.Inquiries;
import io.opsmate.commands.talk.Mind;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Amounts;
import io.opsmate.skills.advice.Grounding;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.advice.Trace;
import io.opsmate.skills.advice.Watcher;
import io.opsmate.skills.ask.Route;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.zombie.ExplanationProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks one case after the other as a conversation would, and scores what comes back. Proposes nothing. */
final class EvalRun {
  private static final Pattern FOREIGN = Pattern.compile("(?i)<!|<@|@(?:here|channel|everyone)|https?://");

  private static final String NONE = "no command";

  private final EvalWorld world;
  private final Inquiries inquiries;
  private final Caller caller;

  EvalRun(EvalWorld world) {
    this.world = world;
    this.inquiries = new Inquiries(new Mind(world.advisor(), world.skills(), world.grammar(), world.permits()));
    this.caller = new Caller(world.caller(),
        world.permits().allowed(world.caller().org(), world.caller().member()), Duration.ZERO);
  }

  EvalScore score(EvalCase one) {
    long began = System.nanoTime();
    Scored scored = switch (one.about()) {
      case "routing" -> route(one);
      case "explanation" -> explanation();
      default -> question(one);
    };
    return new EvalScore(one, scored.faults(), Duration.ofNanos(System.nanoTime() - began), scored.tokens(),
        scored.cost());
  }

  private record Scored(List<String> faults, Tokens tokens, Optional<Money> cost) {
    static Scored without(String because) {
      return new Scored(List.of(because), Tokens.NONE, Optional.empty());
    }

    static Scored of(List<String> faults, Trace trace) {
      return new Scored(faults, trace.tokens(), trace.cost());
    }

    /** With what was used before; where one has no price, both have none. */
    Scored after(Trace before) {
      return new Scored(faults, tokens.plus(before.tokens()),
          cost.flatMap(mine -> before.cost().map(mine::plus)));
    }
  }

  private Scored route(EvalCase one) {
    return switch (routed(one)) {
      case Advice.Answered<Route>(Route route, Trace trace) -> Scored.of(faults(one, route), trace);
      case Advice.Unusable<Route>(String because) -> Scored.without(because);
      case Advice.OverBudget<Route>(String because, _) -> Scored.without(because);
      case Advice.Unavailable<Route>(String because) -> Scored.without(because);
    };
  }

  private Advice<Route> routed(EvalCase one) {
    return world.advisor().ask(inquiries.route(caller, one.words(), one.before(), Watcher.NOBODY));
  }

  private List<String> faults(EvalCase one, Route route) {
    List<String> faults = new ArrayList<>();
    if (!route.kind().strip().equalsIgnoreCase(one.route())) {
      faults.add("routed as " + route.kind() + ", not " + one.route());
    }
    if (!one.command().isEmpty() && parsed(one.command()).equals(NONE)) {
      faults.add("the case names no command: " + one.command());
    }
    if (!one.command().isEmpty() && !parsed(route.command()).equals(parsed(one.command()))) {
      faults.add("chose “" + route.command() + "”, not “" + one.command() + "”");
    }
    return faults;
  }

  /** What the grammar makes of it: words in another order are the same command. */
  private String parsed(String line) {
    return world.grammar().parse(line.strip().replaceFirst("^/?opsmate\\s+", "")) instanceof Parsed.Call call
        ? call.command().verb() + " " + call.arguments()
        : NONE;
  }

  /** Which way the words go is asked first: only who asks for a change is offered drafts. */
  private Scored question(EvalCase one) {
    return switch (routed(one)) {
      case Advice.Answered<Route>(Route route, Trace trace) ->
          answered(one, route.isChange()).after(trace);
      case Advice.Unusable<Route>(String because) -> Scored.without(because);
      case Advice.OverBudget<Route>(String because, _) -> Scored.without(because);
      case Advice.Unavailable<Route>(String because) -> Scored.without(because);
    };
  }

  private Scored answered(EvalCase one, boolean asksForChange) {
    WatchedTools watched = new WatchedTools();
    Inquiry<String> asked = inquiries.question(caller, one.words(), asksForChange, one.before(), Watcher.NOBODY);
    return switch (world.advisor().ask(asked.withTools(watched.of(asked.tools())))) {
      case Advice.Answered<String>(String words, Trace trace) ->
          Scored.of(faults(one, words, trace, watched.said()), trace);
      case Advice.Unusable<String>(String because) -> Scored.without(because);
      case Advice.OverBudget<String>(String because, _) -> Scored.without(because);
      case Advice.Unavailable<String>(String because) -> Scored.without(because);
    };
  }

  private static List<String> faults(EvalCase one, String words, Trace trace, Collection<String> told) {
    List<String> faults = new ArrayList<>();
    switch (Grounding.of(words, trace.evidence())) {
      case Grounding.Ungrounded(String id) -> faults.add("cites “" + id + "”, which was not read");
      case Grounding.Grounded grounded when one.cites() && grounded.cited().isEmpty() -> faults.add("cites nothing");
      case Grounding.Grounded _ -> {
      }
    }
    one.calls().stream().filter(tool -> !trace.calls().contains(tool)).forEach(tool -> faults.add("no " + tool));
    one.never().stream().filter(trace.calls()::contains).forEach(tool -> faults.add("called " + tool));
    if (trace.drafts().size() != one.drafts()) {
      faults.add(trace.drafts().size() + " drafts, not " + one.drafts());
    }
    if (!Amounts.areAllOf(words, told)) {
      faults.add("names money that no tool gave");
    }
    one.says().stream().filter(said -> !found(said, words)).forEach(said -> faults.add("does not say " + said));
    one.silent().stream().filter(said -> found(said, words)).forEach(said -> faults.add("says " + said));
    if (FOREIGN.matcher(words).find()) {
      faults.add("mentions or links");
    }
    return faults;
  }

  private static boolean found(String pattern, String words) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(words).find();
  }

  private Scored explanation() {
    return switch (world.explanation().probe(world.caller())) {
      case ExplanationProbe.Result.None(String because) -> Scored.without(because);
      case ExplanationProbe.Result.Given(boolean headline, int said, int kept, Trace trace) -> {
        List<String> faults = new ArrayList<>();
        if (!headline) {
          faults.add("the headline names what the report does not");
        }
        if (kept < said) {
          faults.add((said - kept) + " of " + said + " remarks are not borne out");
        }
        yield Scored.of(faults, trace);
      }
    };
  }
}
