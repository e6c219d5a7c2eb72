package io.opsmate.skills.kernel;

import java.util.List;

/**
 * One argument a command takes, and what may stand there.
 *
 * @param isRequired the command is not run without it
 */
public record ArgumentSpec(String name, Form form, Kind kind, String sentence, boolean isRequired) {
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

    /** Some of a closed set, with commas between: {@code zombies,audit}. */
    record SomeOf(List<String> words) implements Kind {
      public SomeOf {
        words = List.copyOf(words);
      }
    }

    /** Free text of at most 200 characters. */
    record Free(String example) implements Kind {}

    /** An AWS region name such as {@code eu-west-1}. */
    record Region() implements Kind {}

    /** A length of time: {@code 90m}, {@code 36h}, {@code 7d}, {@code 2w}. */
    record Length() implements Kind {}

    /** A person, as Slack mentions them. */
    record Person() implements Kind {}

    /** A channel, as Slack mentions it. */
    record Channel() implements Kind {}

    /** A whole number within bounds, both included. */
    record Number(int least, int most) implements Kind {}

    /** US dollars, not negative: {@code $50}, {@code 12.50}. */
    record Amount() implements Kind {}

    /** A time on the clock: {@code 09:30}, {@code 9am}. */
    record TimeOfDay() implements Kind {}

    /** Days of the week: {@code mon-fri}, {@code weekdays}, {@code mon,wed}. */
    record Weekdays() implements Kind {}

    /** A time zone by its IANA name: {@code Europe/Berlin}. */
    record Zone() implements Kind {}

    /** Yes or no; a flag alone means yes. */
    record YesNo() implements Kind {}
  }

  public ArgumentSpec {
    name = Texts.required(name, "argument name");
  }

  public static ArgumentSpec word(String name, Kind kind, String sentence) {
    return new ArgumentSpec(name, Form.WORD, kind, sentence, false);
  }

  public static ArgumentSpec flag(String name, Kind kind, String sentence) {
    return new ArgumentSpec(name, Form.FLAG, kind, sentence, false);
  }

  /** The same, and the command is not run without it. */
  public ArgumentSpec required() {
    return new ArgumentSpec(name, form, kind, sentence, true);
  }
}
