package io.opsmate.skills.testkit;

import java.util.List;

/** What a model of a test does when it is asked. */
public sealed interface ModelStep {
  /** Ends an answer in words; where a record is asked for, it is one that does not fit. */
  record Says(String words) implements ModelStep {}

  /** Ends an answer with a record. */
  record Answers(Record value) implements ModelStep {}

  /**
   * One round of tool calls.
   *
   * @param words said before the calls; they are no part of the answer
   */
  record Calls(String words, List<Call> calls) implements ModelStep {
    public Calls {
      calls = List.copyOf(calls);
    }
  }

  /** Cannot be reached. */
  record IsDown() implements ModelStep {}

  /** A call of one tool; {@code input} need not be the tool's own record. */
  record Call(String tool, Record input) {}

  static ModelStep says(String words) {
    return new Says(words);
  }

  static ModelStep answers(Record value) {
    return new Answers(value);
  }

  static ModelStep calls(String tool, Record input) {
    return new Calls("", List.of(new Call(tool, input)));
  }

  static ModelStep isDown() {
    return new IsDown();
  }
}
