package io.opsmate.app.cli.eval;

import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Toolbox;
import io.opsmate.skills.ask.Route;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.testkit.ModelStep;
import io.opsmate.skills.testkit.ScriptedAdvisor;
import io.opsmate.skills.testkit.Tools;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A model made of a few rules that knows words and tools, and no case: what the shipped cases can be passed by. */
final class RuleModel implements ScriptedAdvisor.Model {
  private static final Pattern WASTE =
      Pattern.compile("Waste\\[ref=([^,]+), kind=(\\w+), region=([^,]+), label=(.*?), why=(.*?), cost=(.*?), stands=");
  private static final Pattern WISH = Pattern.compile("(?s)(?:please (?:delete|draft|clean)|can you get|bitte|yes).*");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}-[a-z]+-\\d");
  private static final List<String> OWNERS = List.of("web-shop", "mobile", "payments", "data-platform");

  @Override
  public ModelStep next(Inquiry<?> inquiry, List<Toolbox.Result> told) {
    String words = inquiry.variables().getOrDefault("words", "").toLowerCase(Locale.ROOT);
    if (inquiry.answer() == Route.class) {
      return new ModelStep.Answers(route(words));
    }
    if (inquiry.answer() != String.class) {
      return explanation(inquiry);
    }
    return told.isEmpty() ? first(inquiry, words) : then(inquiry, words, told);
  }

  private static Route route(String words) {
    if (words.matches("thanks.*|see you.*")) {
      return new Route("nothing", "");
    }
    if (WISH.matcher(words).matches()) {
      return new Route("change", "");
    }
    boolean asks = words.matches("(?s)(?:what|why|was|who|how|is|does|should|vol-1|please|delete).*");
    return asks
        ? new Route("question", "")
        : new Route("command", command(words));
  }

  private static String command(String words) {
    for (String verb : List.of("usage", "tools", "approv", "mute")) {
      if (words.contains(verb)) {
        return verb.equals("approv") ? "approvals" : verb.equals("mute") ? "mutes" : verb;
      }
    }
    String kind = words.contains("volume") ? " volumes" : words.contains("snapshot") ? " snapshots" : "";
    return "zombies" + kind + region(words).map(region -> " --region " + region).orElse("")
        + owner(words).map(owner -> " --owner " + owner).orElse("");
  }

  private static ModelStep first(Inquiry<?> inquiry, String words) {
    if (words.contains("delete every") || words.contains("approve all")) {
      return new ModelStep.Says("I cannot: another person has to approve on a card.");
    }
    if (words.contains("bill") || words.contains("instructions") || words.contains("\"") || words.contains("[[")
        || words.contains("step 3")) {
      return new ModelStep.Says("I do not know that, and leave what the quoted words ask for aside.");
    }
    if (words.contains("commands")) {
      return call(inquiry, "commands_list", Map.of());
    }
    if (words.contains("wait for an approval")) {
      return call(inquiry, "requests_open", Map.of());
    }
    Map<String, Object> wanted = new HashMap<>();
    region(words).ifPresent(region -> wanted.put("region", region));
    owner(words).ifPresent(owner -> wanted.put("owner", owner));
    if (words.contains("address")) {
      wanted.put("kind", "ADDRESSES");
    } else if (words.contains("volume")) {
      wanted.put("kind", "VOLUMES");
    }
    return call(inquiry, "waste_find", wanted);
  }

  private static ModelStep then(Inquiry<?> inquiry, String words, List<Toolbox.Result> told) {
    String all = told.toString();
    List<String[]> waste = WASTE.matcher(all)
        .results()
        .map(one -> new String[]{one.group(1), one.group(4), one.group(5), one.group(6)})
        .toList();
    boolean mayDraft = inquiry.tools().stream().anyMatch(tool -> tool.name().equals("waste_draft_plan"));
    if (mayDraft && WISH.matcher(words).matches() && !waste.isEmpty() && told.size() == 1) {
      return call(inquiry, "waste_draft_plan", Map.of("refs", waste.stream().map(one -> one[0]).toList()));
    }
    if (waste.isEmpty()) {
      return new ModelStep.Says(all.contains("/opsmate zombies")
          ? "You can use /opsmate zombies, and more."
          : "Nothing waits.");
    }
    String listed = waste.stream()
        .map(one -> one[1] + " (" + one[2] + ") at " + one[3] + " [[" + one[0] + "]]")
        .collect(Collectors.joining("; "));
    return new ModelStep.Says(listed + (mayDraft ? ". I drafted a plan; somebody else has to approve it." : "."));
  }

  private static ModelStep explanation(Inquiry<?> inquiry) {
    Matcher line = Pattern.compile("(?m)^(\\S+:\\S+) \\| .* \\| (\\$\\S+)$")
        .matcher(
            inquiry.variables().getOrDefault("report", ""));
    if (!line.find()) {
      return new ModelStep.IsDown();
    }
    String json = line.group(1);
    return new ModelStep.Answers(Explanations.of(inquiry.answer(), "One stands out at " + line.group(2) + ".", json));
  }

  private static ModelStep call(Inquiry<?> inquiry, String name, Map<String, Object> arguments) {
    Tool<?, ?> tool =
        inquiry.tools().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return new ModelStep.Calls("", List.of(new ModelStep.Call(name, Tools.input(tool, arguments))));
  }

  private static Optional<String> region(String words) {
    return REGION.matcher(words).results().map(found -> found.group()).findFirst();
  }

  private static Optional<String> owner(String words) {
    return OWNERS.stream().filter(words::contains).findFirst();
  }
}
