package io.opsmate.commands.talk;

import io.opsmate.commands.router.Grammar;
import io.opsmate.commands.router.Parsed;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.advice.Watcher;
import io.opsmate.skills.ask.Route;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Asks the model which way a sentence goes. What it says is read by the grammar, and goes nowhere the grammar does not. */
final class Routing {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Mind mind;

  Routing(Mind mind) {
    this.mind = mind;
  }

  Direction of(Caller caller, String words, List<Turn> before, Watcher watcher) {
    return switch (mind.advisor().ask(new Inquiries(mind).route(caller, words, before, quiet(watcher)))) {
      case Advice.Answered<Route>(Route route, _) -> direction(route);
      case Advice.Unusable<Route>(String because) -> new Direction.Unknown(NoAnswer.unusable(because));
      case Advice.OverBudget<Route> over -> new Direction.Unknown(NoAnswer.away(over(over)));
      case Advice.Unavailable<Route>(String because) -> new Direction.Unknown(NoAnswer.away(because));
    };
  }

  static String over(Advice.OverBudget<?> over) {
    return over.because() + "; there is budget again " + WHEN.format(over.until());
  }

  private Direction direction(Route route) {
    return switch (route.kind().strip().toLowerCase(Locale.ROOT)) {
      case "command" -> command(route.command());
      case "question" -> new Direction.Question(false);
      case "change" -> new Direction.Question(true);
      default -> new Direction.Unknown(NoAnswer.notMine());
    };
  }

  /** Whoever means a command is not offered drafts: that is said as a wish. A command that is none, or that lacks something, is a question: what was meant is found out there. */
  private Direction command(String line) {
    String typed = line.strip().replaceFirst("^/?opsmate\\s+", "");
    return mind.grammar().parse(typed) instanceof Parsed.Call call
        ? new Direction.Command(call, Grammar.written(call))
        : new Direction.Question(false);
  }

  /** Only whether anybody still wants it: a route is not shown while it is made. */
  private static Watcher quiet(Watcher watcher) {
    return new Watcher() {
      @Override
      public void says(String piece) {}

      @Override
      public void reads(String tool, String sentence) {}

      @Override
      public void startsOver() {}

      @Override
      public boolean isCancelled() {
        return watcher.isCancelled();
      }
    };
  }
}
