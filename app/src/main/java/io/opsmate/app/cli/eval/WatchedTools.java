package io.opsmate.app.cli.eval;

import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The same tools, and what they said; so that an answer's money can be held against it. */
final class WatchedTools {
  private final List<String> said = new ArrayList<>();

  List<Tool<?, ?>> of(Collection<Tool<?, ?>> tools) {
    List<Tool<?, ?>> watched = new ArrayList<>();
    tools.forEach(tool -> watched.add(watched(tool)));
    return watched;
  }

  synchronized List<String> said() {
    return List.copyOf(said);
  }

  private <I extends Record, O extends Record> Tool<I, O> watched(Tool<I, O> tool) {
    return new Tool<>(tool.name(), tool.sentence(), tool.leaves(), tool.input(), tool.output(), tool.mayRun(),
        (call, input) -> heard(tool.handler().call(call, input)));
  }

  private synchronized <O extends Record> ToolAnswer<O> heard(ToolAnswer<O> answer) {
    said.add(answer.toString());
    return answer;
  }
}
