package io.opsmate.commands.router;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.Lengths;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import java.util.Locale;
import java.util.regex.Pattern;

/** What checking one typed value gave. */
sealed interface ArgumentValue {
  /** The value as the skill gets it. */
  record Good(String value) implements ArgumentValue {}

  /** A sentence that says what would do. */
  record Bad(Text why) implements ArgumentValue {}

  /** Unit: characters. Source: {@link ArgumentSpec.Kind.Free}. */
  int MOST_FREE = 200;

  /** How much of what somebody typed is said back to them. */
  int SAID_BACK = 60;

  /** AWS region names: {@code eu-west-1}, {@code us-gov-east-1}, {@code ap-southeast-4}. */
  Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{2,12}){1,3}-\\d{1,2}");

  static ArgumentValue check(ArgumentSpec.Kind kind, String typed) {
    return switch (kind) {
      case ArgumentSpec.Kind.OneOf one -> word(one, typed);
      case ArgumentSpec.Kind.Free _ -> free(typed);
      case ArgumentSpec.Kind.Region _ -> region(typed);
      case ArgumentSpec.Kind.Length _ -> length(typed);
    };
  }

  private static ArgumentValue word(ArgumentSpec.Kind.OneOf kind, String typed) {
    String word = typed.toLowerCase(Locale.ROOT);
    if (kind.words().contains(word)) {
      return new Good(word);
    }
    Text meant = Nearest.to(word, kind.words())
        .map(near -> Text.of("did you mean ", Text.code(near), "?"))
        .orElse(Text.of("it is one of ", Text.code(String.join(", ", kind.words()))));
    return new Bad(Text.of(said(typed), " does not fit; ", meant));
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

  /** What somebody typed, in quotes and cut. */
  static String said(String typed) {
    return "“" + Texts.cut(typed, SAID_BACK) + "”";
  }
}
