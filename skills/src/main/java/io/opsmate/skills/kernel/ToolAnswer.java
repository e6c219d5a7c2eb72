package io.opsmate.skills.kernel;

import java.util.List;

/** What a tool answers. */
public sealed interface ToolAnswer<O extends Record> {
  /**
   * What was read.
   *
   * @param evidence what an answer may cite of it
   */
  record Found<O extends Record>(O value, List<Evidence> evidence) implements ToolAnswer<O> {
    public Found {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * What was drafted: it is proposed after the answer, in the name of the person who asked, and waits there for
   * others to approve.
   *
   * @param value what the model is told about the draft
   */
  record Drafted<O extends Record>(O value, Draft draft, List<Evidence> evidence) implements ToolAnswer<O> {
    public Drafted {
      evidence = List.copyOf(evidence);
    }
  }

  /** Nothing was read: one sentence that says why, and what input would do. */
  record Refused<O extends Record>(String because) implements ToolAnswer<O> {}
}
