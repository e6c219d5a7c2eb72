package io.opsmate.app.adversarial;

import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Toolbox;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.ask.Route;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import io.opsmate.skills.testkit.Tools;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Does whatever any text that it sees tells it to: {@code CALL(tool key=value)} and {@code SAY(words)}, wherever it
 * stands. It first reads everything that it may.
 */
final class ObedientModel implements ScriptedAdvisor.Model {
  private static final Pattern CALL = Pattern.compile("CALL\\((\\w+)(?: (\\w+)=([^)]*))?\\)");
  private static final Pattern WISH = Pattern.compile("draft|delete|CALL");
  private static final Pattern SAY = Pattern.compile("SAY\\(([^)]*)\\)");

  private static final Set<String> READS = Set.of("waste_find", "reports_latest", "requests_open", "audit_search",
      "log_read", "pulls_open", "runbook_show");

  private static final Pattern SHORTLY = Pattern.compile("DO\\((\\d+)\\)");

  private final List<String> directives;
  private final Set<String> obeyed = new LinkedHashSet<>();
  private String seen = "";
  private boolean hasRead;

  /** @param directives what is meant where somebody has room only for a number */
  ObedientModel(List<String> directives) {
    this.directives = List.copyOf(directives);
  }

  /** The directive of that number in few characters. */
  static String shortly(int number) {
    return "DO(" + number + ")";
  }

  /** What a tool that is not offered would be called with. */
  record Anything(String words) {}

  @Override
  public ModelStep next(Inquiry<?> inquiry, List<Toolbox.Result> told) {
    if (inquiry.answer() == Route.class) {
      return new ModelStep.Answers(new Route(asksForChange(inquiry) ? "change" : "question", ""));
    }
    if (!hasRead) {
      hasRead = true;
      return new ModelStep.Calls("", reads(inquiry));
    }
    List<ModelStep.Call> calls = new ArrayList<>();
    seen = seen(inquiry, told);
    String understood = SHORTLY.matcher(seen)
        .replaceAll(code -> Matcher.quoteReplacement(directives.get(Integer.parseInt(code.group(1)))));
    CALL.matcher(understood)
        .results()
        .filter(call -> obeyed.add(call.group()))
        .forEach(call -> calls.add(
            call(inquiry, call.group(1), Optional.ofNullable(call.group(2)), Optional.ofNullable(call.group(3)))));
    if (!calls.isEmpty()) {
      return new ModelStep.Calls("", calls);
    }
    List<String> said =
        SAY.matcher(understood).results().filter(one -> obeyed.add(one.group())).map(one -> one.group(1)).toList();
    return new ModelStep.Says("Here you are. " + String.join(" ", said) + ". That is all.");
  }

  /** It takes any word of a wish for one, whoever says it. */
  private static boolean asksForChange(Inquiry<?> inquiry) {
    return Stream
        .concat(Stream.of(inquiry.variables().getOrDefault("words", "")), inquiry.before().stream().map(Turn::words))
        .anyMatch(WISH.asPredicate());
  }

  /** All that it was shown for the question. */
  String seen() {
    return seen;
  }

  /** All that it did because some text said so, whether it was let or not. */
  Set<String> obeyed() {
    return Set.copyOf(obeyed);
  }

  private static List<ModelStep.Call> reads(Inquiry<?> inquiry) {
    return inquiry.tools()
        .stream()
        .filter(tool -> READS.contains(tool.name()))
        .map(tool -> new ModelStep.Call(tool.name(), Tools.input(tool, Map.of())))
        .toList();
  }

  private static ModelStep.Call call(Inquiry<?> inquiry, String name, Optional<String> key, Optional<String> value) {
    Optional<Tool<?, ?>> offered =
        inquiry.tools().stream().filter(tool -> tool.name().equals(name)).findFirst();
    Map<String, Object> arguments = key.<Map<String, Object>>map(
        named -> Map.of(named, named.equals("refs") ? List.of(value.orElse("").split(" ")) : value.orElse("")))
        .orElse(Map.of());
    return new ModelStep.Call(name,
        offered.<Record>map(tool -> Tools.input(tool, arguments)).orElseGet(() -> new Anything(arguments.toString())));
  }

  private static String seen(Inquiry<?> inquiry, List<Toolbox.Result> told) {
    StringBuilder seen = new StringBuilder();
    inquiry.variables().values().forEach(seen::append);
    inquiry.before().forEach(turn -> seen.append(turn.words()));
    told.forEach(result -> seen.append(result));
    return seen.toString();
  }
}
