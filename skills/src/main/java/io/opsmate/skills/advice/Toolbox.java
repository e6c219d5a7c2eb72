package io.opsmate.skills.advice;

import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Draft;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tools of one inquiry: offers those that the caller may use, checks that again on each call, and keeps what came of
 * them. Used by one thread at a time; calls the outside world.
 */
public final class Toolbox {
  private static final Logger LOG = LoggerFactory.getLogger(Toolbox.class);

  /** Asked a second time, a model is told so; asked a third time, it goes in circles. */
  private static final int CIRCLE = 3;

  private final Inquiry<?> inquiry;
  private final Permits permits;
  private final Function<Record, Result> shown;
  private final Map<String, Integer> asked = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();
  private boolean circling;

  public Toolbox(Inquiry<?> inquiry, Permits permits) {
    this(inquiry, permits, value -> new Result.Read(value.toString()));
  }

  /** @param shown what a model is shown of what a tool found; what it is refused counts as not read */
  public Toolbox(Inquiry<?> inquiry, Permits permits, Function<Record, Result> shown) {
    this.inquiry = inquiry;
    this.permits = permits;
    this.shown = shown;
  }

  /** What a model gets back from a call. */
  public sealed interface Result {
    /** What a tool found, as the model reads it. */
    record Read(String words) implements Result {}

    /** One sentence of ours, without a word of what went wrong inside. */
    record Refused(String because) implements Result {}
  }

  /** What a model said a tool should take, made into the tool's record. */
  public sealed interface Input {
    record Fits(Record value) implements Input {}

    /** One sentence that says which argument is wrong, and how it would be right. */
    record Wrong(String because) implements Input {}
  }

  /** The tools that the caller may use now; each right is asked once. */
  public List<Tool<?, ?>> offered() {
    Map<MayRun, Boolean> allowed = new EnumMap<>(MayRun.class);
    return inquiry.tools()
        .stream()
        .filter(tool -> allowed.computeIfAbsent(tool.mayRun(), _ -> refusal(tool).isEmpty()))
        .toList();
  }

  /**
   * Calls a tool as a model asks for it.
   *
   * @param raw the arguments as the model wrote them; the same call is not made twice
   */
  public Result call(String name, String raw, Function<Tool<?, ?>, Input> read) {
    int times = asked.merge(name + " " + raw, 1, Integer::sum);
    if (times > 1) {
      circling |= times >= CIRCLE;
      return new Result.Refused("You have called " + name + " with this input before; use what it said.");
    }
    return inquiry.tools()
        .stream()
        .filter(tool -> tool.name().equals(name))
        .findFirst()
        .map(tool -> checked(tool, read))
        .orElseGet(() -> new Result.Refused("There is no such tool; use only those that are offered."));
  }

  /** The model asks for the same again and again. */
  public boolean isCircling() {
    return circling;
  }

  /** The tools that were called, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  public List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  public List<Draft> drafts() {
    return List.copyOf(drafts);
  }

  private Result checked(Tool<?, ?> tool, Function<Tool<?, ?>, Input> read) {
    Optional<String> refusal = refusal(tool);
    if (refusal.isPresent()) {
      return new Result.Refused("Not allowed: " + refusal.get() + ". Say so; don't try again.");
    }
    try {
      return allowed(tool, read);
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).addKeyValue("tool", tool.name()).log("a tool failed");
      return new Result.Refused("This could not be read just now. Say so, and answer without it.");
    }
  }

  /** A tool that fails is one thing less to answer from, and no reason to leave a person without an answer. */
  private Result allowed(Tool<?, ?> tool, Function<Tool<?, ?>, Input> read) {
    return switch (read.apply(tool)) {
      case Input.Wrong(String because) -> new Result.Refused(because);
      case Input.Fits(Record value) -> {
        calls.add(tool.name());
        inquiry.watcher().reads(tool.name(), tool.sentence());
        yield kept(answer(tool, value));
      }
    };
  }

  private Result kept(ToolAnswer<?> answer) {
    return switch (answer) {
      case ToolAnswer.Found<?>(Record value, List<Evidence> read) -> shown(value, read, List.of());
      case ToolAnswer.Drafted<?>(Record value, Draft draft, List<Evidence> read) -> shown(value, read, List.of(draft));
      case ToolAnswer.Refused<?>(String because) -> new Result.Refused(because);
    };
  }

  private Result shown(Record value, List<Evidence> read, List<Draft> drafted) {
    Result result = shown.apply(value);
    if (result instanceof Result.Read) {
      evidence.addAll(read);
      drafts.addAll(drafted);
    }
    return result;
  }

  private <I extends Record, O extends Record> ToolAnswer<O> answer(Tool<I, O> tool, Record input) {
    return tool.handler().call(inquiry.caller(), tool.input().cast(input));
  }

  /** Where nobody can say who may, nobody may. */
  private Optional<String> refusal(Tool<?, ?> tool) {
    try {
      return permits.refusal(inquiry.caller().org(), inquiry.caller().member(), tool.mayRun());
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).addKeyValue("tool", tool.name()).log("who may use a tool cannot be looked up");
      return Optional.of("who may do this cannot be looked up just now");
    }
  }
}
