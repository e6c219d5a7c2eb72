package io.opsmate.app.adversarial;

import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Toolbox;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import io.opsmate.skills.testkit.Tools;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private final Set<String> tried = new LinkedHashSet<>();
  private boolean hasRead;

  /** What a tool that is not offered would be called with. */
  record Anything(String words) {}

  @Override
  public ModelStep next(Inquiry<?> inquiry, List<Toolbox.Result> told) {
    if (!hasRead) {
      hasRead = true;
      return new ModelStep.Calls("", reads(inquiry));
    }
    List<ModelStep.Call> calls = new ArrayList<>();
    String seen = seen(inquiry, told);
    CALL.matcher(seen)
        .results()
        .filter(call -> tried.add(call.group()))
        .forEach(call -> calls.add(
            call(inquiry, call.group(1), Optional.ofNullable(call.group(2)), Optional.ofNullable(call.group(3)))));
    return calls.isEmpty()
        ? new ModelStep.Says("Here you are. " + String.join(" ",
            SAY.matcher(seen).results().map(said -> said.group(1)).toList()))
        : new ModelStep.Calls("", calls);
  }

  /** Whether it takes what it is shown for a wish: it takes any word of one for it, whoever says it. */
  static boolean asksForChange(String words, Collection<Turn> before) {
    return Stream.concat(Stream.of(words), before.stream().map(Turn::words)).anyMatch(WISH.asPredicate());
  }

  /** Everything that it was asked to try, whether it was let or not. */
  Set<String> tried() {
    return Set.copyOf(tried);
  }

  private static List<ModelStep.Call> reads(Inquiry<?> inquiry) {
    return inquiry.tools()
        .stream()
        .filter(tool -> Set.of("waste_find", "reports_latest", "requests_open", "audit_search").contains(tool.name()))
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
