package io.opsmate.commands.talk;

import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.ToolCall;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who wants an answer, and what they may; looked up once for it.
 *
 * @param took how long looking that up took
 */
public record Caller(ToolCall call, Set<MayRun> allowed, Duration took) {
  /** A model that hardly has time left is not asked for longer than this. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  public Caller {
    allowed = Set.copyOf(allowed);
  }

  /** What may be read for them: in a channel others read the answer, so only what everybody may see. */
  Set<MayRun> readable() {
    return call.channel().isDirect()
        ? allowed
        : allowed.stream().filter(MayRun.ANYONE::equals).collect(Collectors.toUnmodifiableSet());
  }

  /** What is left of a budget: a directory that takes its time takes it from the answer. */
  Budget leftOf(Budget budget) {
    Duration left = budget.time().minus(took);
    return new Budget(left.compareTo(LEAST) < 0 ? LEAST : left, budget.rounds(), budget.tokens());
  }
}
