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
 * them. Calls one at a time; one that was given up may go on beside them, and changes nothing any more. Calls the outside
 * world.
 */
public final class Toolbox {
  private static final Logger LOG = LoggerFactory.getLogger(Toolbox.class);

  /** Asked a second time, a model is told so; asked a third time, it goes in circles. */
  private static final int CIRCLE = 3;

  /** Heard by nobody. */
  private static final Result LATE = new Result.Refused("That came too late.");

  private final Inquiry<?> inquiry;
  private final Permits permits;
  private final Function<Record, Result> shown;
  private final Map<String, Integer> asked = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();
  private boolean circling;
  private int turn;

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
    int mine = turn();
    int times = asked.merge(name + " " + raw, 1, Integer::sum);
    if (times > 1) {
      circling |= times >= CIRCLE;
      return new Result.Refused("You have called " + name + " with this input before; use what it said.");
    }
    return inquiry.tools()
        .stream()
        .filter(tool -> tool.name().equals(name))
        .findFirst()
        .map(tool -> checked(mine, tool, read))
        .orElseGet(() -> new Result.Refused("There is no such tool; use only those that are offered."));
  }

  /** The call that is under way takes too long: the model is told so, and what still comes of it counts for nothing. */
  public synchronized void giveUp() {
    turn++;
  }

  private synchronized int turn() {
    return turn;
  }

  /** The model asks for the same again and again. */
  public boolean isCircling() {
    return circling;
  }

  /** The tools that were called, in order. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  public synchronized List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  public synchronized List<Draft> drafts() {
    return List.copyOf(drafts);
  }

  private Result checked(int mine, Tool<?, ?> tool, Function<Tool<?, ?>, Input> read) {
    Optional<String> refusal = refusal(tool);
    if (refusal.isPresent()) {
      return new Result.Refused("Not allowed: " + refusal.get() + ". Say so; don't try again.");
    }
    try {
      return allowed(mine, tool, read);
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).addKeyValue("tool", tool.name()).log("a tool failed");
      return new Result.Refused("This could not be read just now. Say so, and answer without it.");
    }
  }

  /** A tool that fails is one thing less to answer from, and no reason to leave a person without an answer. */
  private Result allowed(int mine, Tool<?, ?> tool, Function<Tool<?, ?>, Input> read) {
    return switch (read.apply(tool)) {
      case Input.Wrong(String because) -> new Result.Refused(because);
      case Input.Fits(Record _) when !begins(mine, tool) -> LATE;
      case Input.Fits(Record value) -> {
        inquiry.watcher().reads(tool.name(), tool.sentence());
        yield kept(mine, answer(tool, value));
      }
    };
  }

  private synchronized boolean begins(int mine, Tool<?, ?> tool) {
    return mine == turn && calls.add(tool.name());
  }

  private Result kept(int mine, ToolAnswer<?> answer) {
    return switch (answer) {
      case ToolAnswer.Found<?>(Record value, List<Evidence> read) -> shown(mine, value, read, List.of());
      case ToolAnswer.Drafted<?>(Record value, Draft draft, List<Evidence> read) ->
          shown(mine, value, read, List.of(draft));
      case ToolAnswer.Refused<?>(String because) -> new Result.Refused(because);
    };
  }

  private Result shown(int mine, Record value, List<Evidence> read, List<Draft> drafted) {
    Result result = shown.apply(value);
    return result instanceof Result.Read && !isKept(mine, read, drafted) ? LATE : result;
  }

  private synchronized boolean isKept(int mine, List<Evidence> read, List<Draft> drafted) {
    if (mine != turn) {
      return false;
    }
    evidence.addAll(read);
    drafts.addAll(drafted);
    return true;
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
