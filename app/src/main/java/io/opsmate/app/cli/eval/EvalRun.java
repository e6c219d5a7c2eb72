package io.opsmate.app.cli.eval;

import io.opsmate.commands.router.Parsed;
import io.opsmate.commands.talk.Caller;
import io.opsmate.commands.talk.Inquiries;
import io.opsmate.commands.talk.Mind;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Amounts;
import io.opsmate.skills.advice.Grounding;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Told;
import io.opsmate.skills.advice.Trace;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.advice.Watcher;
import io.opsmate.skills.ask.Route;
import io.opsmate.skills.zombie.ExplanationProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    world.tally().taken();
    long began = System.nanoTime();
    List<String> faults = switch (one.about()) {
      case "routing" -> route(one);
      case "explanation" -> explanation();
      default -> question(one);
    };
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Tally.Taken taken = world.tally().taken();
    return new EvalScore(one, faults, took, taken.tokens(), taken.cost());
  }

  private List<String> route(EvalCase one) {
    return switch (routed(one)) {
      case Advice.Answered<Route>(Route route, _) -> faults(one, route);
      case Advice.Unusable<Route>(String because) -> List.of(because);
      case Advice.OverBudget<Route>(String because, _) -> List.of(because);
      case Advice.Unavailable<Route>(String because) -> List.of(because);
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
  private List<String> question(EvalCase one) {
    return switch (routed(one)) {
      case Advice.Answered<Route>(Route route, _) -> answered(one, route.isChange());
      case Advice.Unusable<Route>(String because) -> List.of(because);
      case Advice.OverBudget<Route>(String because, _) -> List.of(because);
      case Advice.Unavailable<Route>(String because) -> List.of(because);
    };
  }

  private List<String> answered(EvalCase one, boolean asksForChange) {
    WatchedTools watched = new WatchedTools();
    Inquiry<String> asked = inquiries.question(caller, one.words(), asksForChange, one.before(), Watcher.NOBODY);
    Told told = new Told(
        Stream.concat(asked.variables().values().stream(), one.before().stream().map(Turn::words)).toList());
    return switch (world.advisor().ask(asked.withTools(watched.of(told.by(asked.tools()))))) {
      case Advice.Answered<String>(String words, Trace trace) -> {
        told.read(trace.evidence());
        List<String> faults = faults(one, words, trace, watched.said());
        told.strangeId(words).ifPresent(id -> faults.add("names “" + id + "”, which nobody told"));
        yield faults;
      }
      case Advice.Unusable<String>(String because) -> List.of(because);
      case Advice.OverBudget<String>(String because, _) -> List.of(because);
      case Advice.Unavailable<String>(String because) -> List.of(because);
    };
  }

  private static List<String> faults(EvalCase one, String words, Trace trace, Collection<String> said) {
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
    if (!Amounts.areAllOf(words, said)) {
      faults.add("names money that no tool gave");
    }
    one.says().stream().filter(form -> !found(form, words)).forEach(form -> faults.add("does not say " + form));
    one.silent().stream().filter(form -> found(form, words)).forEach(form -> faults.add("says " + form));
    if (FOREIGN.matcher(words).find()) {
      faults.add("mentions or links");
    }
    return faults;
  }

  private static boolean found(String pattern, String words) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(words).find();
  }

  private List<String> explanation() {
    return switch (world.explanation().probe(world.caller())) {
      case ExplanationProbe.Result.None(String because) -> List.of(because);
      case ExplanationProbe.Result.Given(boolean headline, int said, int kept, _) -> {
        List<String> faults = new ArrayList<>();
        if (!headline) {
          faults.add("the headline names what the report does not");
        }
        if (kept < said) {
          faults.add((said - kept) + " of " + said + " remarks are not borne out");
        }
        yield faults;
      }
    };
  }
}
