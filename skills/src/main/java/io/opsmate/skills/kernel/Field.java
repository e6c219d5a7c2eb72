package io.opsmate.skills.kernel;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One piece of a {@link Form}, shown in order. */
public sealed interface Field {
  /** A paragraph between the questions. */
  record Say(Text text) implements Field {}

  /** A question; its answers come back under {@link #name()}. */
  sealed interface Asking extends Field {
    /** Lower-case letters, digits and {@code _}; unique in its form. */
    String name();

    String label();

    boolean required();
  }

  /** Words to type, at most {@code most} characters of them; {@code hint} is small print, empty for none. */
  record Words(String name, String label, String hint, boolean manyLines, boolean required, int most, String initial)
      implements Asking {
    /** Unit: characters. Slack's limit for what is typed into one field. */
    private static final int MOST = 3000;

    public Words {
      checked(name, label);
      hint = Texts.upTo(LABEL, hint, "the hint of “" + name + "”");
      if (most < 1 || most > MOST) {
        throw new IllegalArgumentException("“" + name + "” takes 1 to " + MOST + " characters, not " + most);
      }
      initial = Texts.upTo(most, initial, "what stands in “" + name + "” at first");
    }
  }

  /** One of several; the option that is ticked is chosen at first. */
  record PickOne(String name, String label, List<Card.Option> options, boolean required) implements Asking {
    public PickOne {
      checked(name, label);
      options = checked(name, options);
      if (options.stream().filter(Card.Option::ticked).count() > 1) {
        throw new IllegalArgumentException("“" + name + "” begins with more than one option chosen");
      }
    }
  }

  /** Some of several; those that are ticked are chosen at first. */
  record PickSome(String name, String label, List<Card.Option> options, boolean required) implements Asking {
    public PickSome {
      checked(name, label);
      options = checked(name, options);
    }
  }

  /** People of the workspace, at most {@code most}; their ids come back. */
  record PickPeople(String name, String label, int most, List<MemberId> initial, boolean required) implements Asking {
    public PickPeople {
      checked(name, label);
      initial = List.copyOf(initial);
      if (most < 1 || most > CHOICES || initial.size() > most) {
        throw new IllegalArgumentException(
            "“" + name + "” takes 1 to " + CHOICES + " people and begins with no more than that");
      }
    }
  }

  /** A channel; its id comes back. {@code initial} is one, or empty. */
  record PickChannel(String name, String label, String initial, boolean required) implements Asking {
    public PickChannel {
      checked(name, label);
    }
  }

  /** A time on the clock; {@code initial} is one as {@code 09:30}, or empty. It comes back in the same form. */
  record PickTime(String name, String label, String initial, boolean required) implements Asking {
    public PickTime {
      checked(name, label);
      if (!initial.isEmpty()) {
        initial = LocalTime.parse(initial).truncatedTo(ChronoUnit.MINUTES).toString();
      }
    }
  }

  /** Unit: characters. Slack's limit for a label and a hint. */
  int LABEL = 2000;

  /** Unit: options of one list. Slack's limit. */
  int CHOICES = 100;

  /** Unit: characters. Slack's limit for what an option stands for. */
  int VALUE = 150;

  private static void checked(String name, String label) {
    if (!name.matches("[a-z][a-z0-9_]{0,39}")) {
      throw new IllegalArgumentException(
          "a field's name is 1 to 40 lower-case letters, digits and _, not “" + name + "”");
    }
    Texts.upTo(LABEL, Texts.required(label, "the label of “" + name + "”"), "the label of “" + name + "”");
  }

  private static List<Card.Option> checked(String name, List<Card.Option> options) {
    Set<String> values = new HashSet<>();
    for (Card.Option option : options) {
      Texts.required(option.words(), "an option of “" + name + "”");
      Texts.upTo(VALUE, Texts.required(option.value(), "an option's value in “" + name + "”"),
          "an option's value in “" + name + "”");
      if (!values.add(option.value())) {
        throw new IllegalArgumentException("“" + name + "” offers “" + option.value() + "” twice");
      }
    }
    if (values.isEmpty() || values.size() > CHOICES) {
      throw new IllegalArgumentException("“" + name + "” offers " + values.size() + " options, not 1 to " + CHOICES);
    }
    return List.copyOf(options);
  }
}
