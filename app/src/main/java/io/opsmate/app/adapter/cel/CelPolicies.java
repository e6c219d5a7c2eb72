package io.opsmate.app.adapter.cel;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.opsmate.skills.approval.rules.Circumstances;
import io.opsmate.skills.approval.rules.PolicyEngine;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.approval.rules.UserPolicy.Effect;
import io.opsmate.skills.kernel.Texts;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Policies in CEL, checked against the {@link Vocabulary} when they are read, so that a misspelled field is refused with
 * its place. What fails while it is evaluated (a field that is absent, too many steps) is a {@link Verdict.Broken}.
 */
public final class CelPolicies implements PolicyEngine {
  /** Unit: expressions kept ready. More than these are read anew each time. */
  private static final int KEPT = 256;
  /** Unit: characters of a message. */
  private static final int LONGEST_MESSAGE = 300;

  private final Cel cel = Vocabulary.environment();
  private final Map<String, Read> kept = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Read> eldest) {
      return size() > KEPT;
    }
  };

  private sealed interface Read {
    record Ready(CelRuntime.Program program, CelType gives) implements Read {}

    record Wrong(int line, int column, String says) implements Read {}
  }

  @Override
  public Check check(UserPolicy policy) {
    return switch (read(policy.expression())) {
      case Read.Wrong(int line, int column, String says) -> new Check.Wrong(line, column, says);
      case Read.Ready(_, CelType gives) when Vocabulary.fits(policy.effect(), gives) -> new Check.Fine();
      case Read.Ready(_, CelType gives) -> new Check.Wrong(1, 1, misfit(policy.effect(), gives.name()));
    };
  }

  @Override
  public Verdict judge(UserPolicy policy, Circumstances circumstances) {
    return switch (read(policy.expression())) {
      case Read.Wrong(int line, int column, String says) ->
          new Verdict.Broken("line " + line + ", column " + column + ": " + says);
      case Read.Ready(CelRuntime.Program program, _) -> judge(policy.effect(), program, circumstances);
    };
  }

  private static Verdict judge(Effect effect, CelRuntime.Program program, Circumstances circumstances) {
    try {
      Object answer = program.eval(Vocabulary.values(circumstances));
      return switch (effect) {
        case DENY -> answer instanceof Boolean is
            ? is ? new Verdict.Denies() : new Verdict.Passes()
            : broken(effect, answer);
        case REQUIRE_REASON -> answer instanceof Boolean is
            ? is ? new Verdict.WantsReason() : new Verdict.Passes()
            : broken(effect, answer);
        case REQUIRE_APPROVALS -> answer instanceof Long wanted && wanted >= 0 && wanted <= Integer.MAX_VALUE
            ? wanted == 0 ? new Verdict.Passes() : new Verdict.WantsApprovals(wanted.intValue())
            : broken(effect, answer);
      };
    } catch (CelEvaluationException | RuntimeException e) {
      return new Verdict.Broken(plain(String.valueOf(e.getMessage())));
    }
  }

  private synchronized Read read(String expression) {
    Read known = kept.get(expression);
    if (known == null) {
      known = compile(expression);
      kept.put(expression, known);
    }
    return known;
  }

  private Read compile(String expression) {
    try {
      CelAbstractSyntaxTree tree = cel.compile(expression).getAst();
      return new Read.Ready(cel.createProgram(tree), tree.getResultType());
    } catch (CelValidationException e) {
      return e.getErrors().isEmpty()
          ? new Read.Wrong(1, 1, plain(String.valueOf(e.getMessage())))
          : wrong(e.getErrors().getFirst());
    } catch (CelEvaluationException | RuntimeException e) {
      return new Read.Wrong(1, 1, plain(String.valueOf(e.getMessage())));
    }
  }

  /** CEL counts lines from 1 and columns from 0; without a place it says -1. */
  private static Read wrong(CelIssue issue) {
    return new Read.Wrong(Math.max(1, issue.getSourceLocation().getLine()),
        Math.max(1, issue.getSourceLocation().getColumn() + 1), plain(issue.getMessage()));
  }

  private static Verdict broken(Effect effect, Object answer) {
    return new Verdict.Broken(misfit(effect, plain(String.valueOf(answer))));
  }

  private static String misfit(Effect effect, String given) {
    return effect.word() + " needs " + switch (effect) {
      case DENY, REQUIRE_REASON -> "true or false";
      case REQUIRE_APPROVALS -> "a whole number from 0 up";
    } + ", and this gives " + given;
  }

  /** Without the words that speak of CEL's insides. */
  private static String plain(String message) {
    return Texts.cut(message.replace(" (in container '')", "")
        .replaceFirst("^evaluation error at <input>:[0-9]+: ", "")
        .replaceAll("\\s+", " "), LONGEST_MESSAGE);
  }
}
