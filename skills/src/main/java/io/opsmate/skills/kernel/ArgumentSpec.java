package io.opsmate.skills.kernel;

import java.util.List;

/** One argument a command takes, and what may stand there. */
public record ArgumentSpec(String name, Form form, Kind kind, String sentence) {
  /** Where the argument stands. */
  public enum Form {
    /** By its position: {@code zombies volumes}. */
    WORD,
    /** By its name with a value: {@code --region eu-west-1}. */
    FLAG
  }

  /** What the value may be. */
  public sealed interface Kind {
    /** One of a closed set. */
    record OneOf(List<String> words) implements Kind {
      public OneOf {
        words = List.copyOf(words);
      }
    }

    /** Free text of at most 200 characters. */
    record Free(String example) implements Kind {}

    /** An AWS region name such as {@code eu-west-1}. */
    record Region() implements Kind {}

    /** A length of time: {@code 90m}, {@code 36h}, {@code 7d}, {@code 2w}. */
    record Length() implements Kind {}
  }

  public static ArgumentSpec word(String name, Kind kind, String sentence) {
    return new ArgumentSpec(name, Form.WORD, kind, sentence);
  }

  public static ArgumentSpec flag(String name, Kind kind, String sentence) {
    return new ArgumentSpec(name, Form.FLAG, kind, sentence);
  }
}
