package io.opsmate.commands.router;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ArgumentSpec.Kind;
import io.opsmate.skills.kernel.Lengths;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.kernel.Weekdays;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What checking one typed value gave. */
sealed interface ArgumentValue {
  /** The value as the skill gets it; it checks as itself. */
  record Good(String value) implements ArgumentValue {}

  /** A sentence that says what would do. */
  record Bad(Text why) implements ArgumentValue {}

  /** Unit: characters. Source: {@link ArgumentSpec.Kind.Free}. */
  int MOST_FREE = 200;

  /** How much of what somebody typed is said back to them. */
  int SAID_BACK = 60;

  /** AWS region names: {@code eu-west-1}, {@code us-gov-east-1}, {@code ap-southeast-4}. */
  Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{2,12}){1,3}-\\d{1,2}");

  /** Slack writes {@code <@U0123|ana>}; an id alone will do. */
  Pattern PERSON = Pattern.compile("<@([UW][A-Z0-9_]{1,30})(?:\\|[^>]*)?>|([UW][A-Z0-9_]{2,30})");

  /** Slack writes {@code <#C0123|general>}; an id alone will do. */
  Pattern CHANNEL = Pattern.compile("<#([CG][A-Z0-9_]{1,30})(?:\\|[^>]*)?>|([CG][A-Z0-9_]{2,30})");

  static ArgumentValue check(Kind kind, String typed) {
    return switch (kind) {
      case Kind.OneOf(List<String> words) -> word(words, typed);
      case Kind.SomeOf(List<String> words) -> words(words, typed);
      case Kind.Free _ -> free(typed);
      case Kind.Region _ -> region(typed);
      case Kind.Length _ -> length(typed);
      case Kind.Person _ ->
          id(PERSON, typed,
              Text.of("is nobody I can find; type ", Text.code("@"), " and pick the person from the list"));
      case Kind.Channel _ ->
          id(CHANNEL, typed, Text.of("is no channel I can find; type ", Text.code("#"), " and pick it from the list"));
      case Kind.Number(int least, int most) -> Amounts.number(least, most, typed);
      case Kind.Amount _ -> Amounts.money(typed);
      case Kind.TimeOfDay _ -> Moments.timeOfDay(typed);
      case Kind.Weekdays _ -> weekdays(typed);
      case Kind.Zone _ -> Moments.zone(typed);
      case Kind.YesNo _ -> yesNo(typed);
    };
  }

  private static ArgumentValue word(List<String> words, String typed) {
    String word = typed.toLowerCase(Locale.ROOT);
    if (words.contains(word)) {
      return new Good(word);
    }
    Text meant = Nearest.to(word, words)
        .map(near -> Text.of("did you mean ", Text.code(near), "?"))
        .orElse(Text.of("it is one of ", Text.code(String.join(", ", words))));
    return new Bad(Text.of(said(typed), " does not fit; ", meant));
  }

  private static ArgumentValue words(List<String> known, String typed) {
    List<String> pieces = Arrays.stream(typed.split("[,\\s]+", -1)).filter(piece -> !piece.isEmpty()).toList();
    for (String piece : pieces) {
      if (word(known, piece) instanceof Bad bad) {
        return bad;
      }
    }
    return pieces.isEmpty()
        ? new Bad(Text.of("it is empty; name some of ", Text.code(String.join(", ", known))))
        : new Good(pieces.stream()
            .map(piece -> piece.toLowerCase(Locale.ROOT))
            .distinct()
            .collect(Collectors.joining(",")));
  }

  private static ArgumentValue free(String typed) {
    if (typed.isBlank()) {
      return new Bad(Text.of("it is empty"));
    }
    return typed.length() <= MOST_FREE
        ? new Good(typed)
        : new Bad(Text.of(said(typed), " is longer than " + MOST_FREE + " characters"));
  }

  private static ArgumentValue region(String typed) {
    String region = typed.toLowerCase(Locale.ROOT);
    return REGION.matcher(region).matches()
        ? new Good(region)
        : new Bad(Text.of(said(typed), " is no region name; write one like ", Text.code("eu-west-1")));
  }

  private static ArgumentValue length(String typed) {
    String length = typed.strip().toLowerCase(Locale.ROOT);
    try {
      Lengths.parse(length);
      return new Good(length);
    } catch (IllegalArgumentException _) {
      return new Bad(
          Text.of(said(typed), " is no length of time; write ", Text.code("90m"), ", ", Text.code("36h"), ", ",
              Text.code("7d"), " or ", Text.code("2w")));
    }
  }

  private static ArgumentValue weekdays(String typed) {
    try {
      return new Good(Weekdays.written(Weekdays.parse(typed)));
    } catch (IllegalArgumentException _) {
      return new Bad(Text.of(said(typed), " names no days; write ", Text.code("mon-fri"), ", ",
          Text.code("weekdays"), ", ", Text.code("daily"), " or ", Text.code("mon,wed")));
    }
  }

  private static ArgumentValue yesNo(String typed) {
    return switch (typed.strip().toLowerCase(Locale.ROOT)) {
      case "yes", "y", "on", "true" -> new Good("yes");
      case "no", "n", "off", "false" -> new Good("no");
      default -> new Bad(Text.of(said(typed), " does not fit; write ", Text.code("yes"), " or ", Text.code("no")));
    };
  }

  private static ArgumentValue id(Pattern form, String typed, Text otherwise) {
    Matcher matcher = form.matcher(typed.strip());
    return matcher.matches()
        ? new Good(Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2)))
        : new Bad(Text.of(said(typed), " ", otherwise));
  }

  /** What somebody typed, in quotes and cut. */
  static String said(String typed) {
    return "“" + Texts.cut(typed, SAID_BACK) + "”";
  }
}
