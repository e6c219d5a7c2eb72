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

  /** Begins to answer, and then refuses, or is stopped by its provider's filter. */
  record Refuses(String words) implements ModelStep {}

  /** Begins to answer, and then the stream ends. */
  record BreaksOff(String words) implements ModelStep {}

  /** Begins to answer, and then its provider has too much to do. */
  record IsOverloaded(String words) implements ModelStep {}

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

  static ModelStep refuses(String words) {
    return new Refuses(words);
  }

  static ModelStep breaksOff(String words) {
    return new BreaksOff(words);
  }

  static ModelStep isOverloaded(String words) {
    return new IsOverloaded(words);
  }
}
