package io.opsmate.skills.testkit;

import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Consultant;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.advice.Toolbox;
import io.opsmate.skills.advice.Trace;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.Rights;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A model that does what the test wrote, one step after the other, over all inquiries. Its tool calls are real: checked,
 * made with the caller's rights and kept in the trace.
 *
 * <p>Errors: {@link IllegalStateException} when it is asked for more than was written.
 */
public final class ScriptedAdvisor implements Consultant {
  /** As in traces. */
  public static final String MODEL = "scripted";

  private final Permits permits;
  private final Model model;
  private final List<Inquiry<?>> asked = new ArrayList<>();
  private final List<Toolbox.Result> told = new ArrayList<>();

  /** What decides the next step, knowing what the tools said in this inquiry so far. */
  @FunctionalInterface
  public interface Model {
    ModelStep next(Inquiry<?> inquiry, List<Toolbox.Result> told);
  }

  public ScriptedAdvisor(Permits permits, Model model) {
    this.permits = permits;
    this.model = model;
  }

  public ScriptedAdvisor(Permits permits, ModelStep... steps) {
    this(permits, script(List.of(steps)));
  }

  /** For people who are no approvers and no admins. */
  public static ScriptedAdvisor of(ModelStep... steps) {
    return new ScriptedAdvisor(permits(new ScriptedMembers()), steps);
  }

  /** Rules as they are at first: nobody is an approver, and workspace admins and owners administer. */
  public static Permits permits(ScriptedMembers members) {
    return new Permits(new InMemoryTransactions(), new InMemoryRules(GivenRules.open()), new Rights(members));
  }

  /** All inquiries so far, in order. */
  public List<Inquiry<?>> asked() {
    return List.copyOf(asked);
  }

  /** What the tools of all inquiries said, in order. */
  public List<Toolbox.Result> told() {
    return List.copyOf(told);
  }

  @Override
  public boolean isThere() {
    return true;
  }

  @Override
  public <T> Consulted<T> consult(Inquiry<T> inquiry) {
    asked.add(inquiry);
    Toolbox tools = new Toolbox(inquiry, permits);
    List<Toolbox.Result> results = new ArrayList<>();
    Advice<T> advice = answer(inquiry, tools, results);
    told.addAll(results);
    return new Consulted<>(advice, MODEL, tokens(inquiry), Optional.empty());
  }

  private <T> Advice<T> answer(Inquiry<T> inquiry, Toolbox tools, List<Toolbox.Result> results) {
    int rounds = 0;
    boolean again = false;
    while (!inquiry.watcher().isCancelled()) {
      switch (model.next(inquiry, List.copyOf(results))) {
        case ModelStep.IsDown _ -> {
          return new Advice.Unavailable<>("the language model cannot be reached");
        }
        case ModelStep.Refuses(String words) -> {
          preface(inquiry, words);
          return new Advice.Unusable<>("the model refused to answer");
        }
        case ModelStep.BreaksOff(String words) -> preface(inquiry, words);
        case ModelStep.IsOverloaded(String words) -> preface(inquiry, words);
        case ModelStep.Says(String words) when inquiry.answer() == String.class -> {
          pieces(words).forEach(inquiry.watcher()::says);
          return answered(inquiry, inquiry.answer().cast(words), tools);
        }
        case ModelStep.Answers(Record value) when inquiry.answer().isInstance(value) -> {
          return answered(inquiry, inquiry.answer().cast(value), tools);
        }
        case ModelStep.Says _, ModelStep.Answers _ -> {
          if (again) {
            return new Advice.Unusable<>("the language model's answer does not have the form that was asked for");
          }
          again = true;
        }
        case ModelStep.Calls step -> {
          if (++rounds > inquiry.budget().rounds()) {
            return new Advice.Unusable<>("the model wanted to read more than one question may");
          }
          preface(inquiry, step.words());
          step.calls().forEach(call -> results.add(call(tools, call)));
          if (tools.isCircling()) {
            return new Advice.Unusable<>("the model went in circles");
          }
        }
      }
    }
    return new Advice.Unavailable<>("nobody waits for the answer any more");
  }

  private static void preface(Inquiry<?> inquiry, String words) {
    if (!words.isEmpty() && inquiry.answer() == String.class) {
      inquiry.watcher().says(words);
      inquiry.watcher().startsOver();
    }
  }

  private static Toolbox.Result call(Toolbox tools, ModelStep.Call call) {
    return tools.call(call.tool(), call.input().toString(), tool -> tool.input().isInstance(call.input())
        ? new Toolbox.Input.Fits(call.input())
        : new Toolbox.Input.Wrong("The input does not fit " + tool.name() + "."));
  }

  private static <T> Advice<T> answered(Inquiry<T> inquiry, T value, Toolbox tools) {
    return new Advice.Answered<>(value, new Trace(inquiry.prompt(), MODEL, tokens(inquiry), Optional.empty(),
        tools.calls(), tools.evidence(), tools.drafts()));
  }

  /** Something that grows with what was asked, as it does with real ones. */
  private static Tokens tokens(Inquiry<?> inquiry) {
    return new Tokens(10 + inquiry.variables().values().stream().mapToInt(String::length).sum() / 4, 10);
  }

  private static Collection<String> pieces(String words) {
    return List.of(words.split("(?<= )"));
  }

  private static Model script(Collection<ModelStep> steps) {
    Deque<ModelStep> left = new ArrayDeque<>(steps);
    return (inquiry, _) -> {
      if (left.isEmpty()) {
        throw new IllegalStateException("nothing is written for " + inquiry.prompt());
      }
      return left.removeFirst();
    };
  }
}
