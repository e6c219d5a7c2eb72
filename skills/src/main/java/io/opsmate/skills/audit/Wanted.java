package io.opsmate.skills.audit;

import io.opsmate.skills.approval.AuditStory.Search;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody wants to look up, as they typed it. */
sealed interface Wanted {
  /** A mention as Slack escapes it, or a bare id. */
  Pattern MENTION = Pattern.compile("(?:<@)?([UW][A-Z0-9_]{1,30})(?:\\|[^>]*)?>?");

  /** Something that can be looked for. */
  record Good(Search search) implements Wanted {}

  /** What is wrong with it. */
  record Bad(Text because) implements Wanted {}

  static Wanted of(Arguments arguments) {
    Optional<String> by = arguments.text(AuditSkill.BY);
    Optional<String> value = arguments.text(AuditSkill.VALUE);
    if (by.isEmpty()) {
      return new Good(new Search.Everything());
    }
    return value.map(typed -> of(by.get(), typed.strip())).orElseGet(() -> new Bad(switch (by.get()) {
      case "who" -> Text.of("Whom? Write ", Text.code("/opsmate audit who @somebody"), ".");
      case "resource" -> Text.of("Which one? Write ", Text.code("/opsmate audit resource vol-0ab12"), ".");
      default -> Text.of("Which request? Its id is at the end of its details: ",
          Text.code("/opsmate audit approval <id>"), ".");
    }));
  }

  private static Wanted of(String by, String typed) {
    return switch (by) {
      case "who" -> {
        Matcher mention = MENTION.matcher(typed);
        yield mention.matches()
            ? new Good(new Search.Who(new MemberId(mention.group(1))))
            : new Bad(
                Text.of("“" + typed + "” is nobody I can look up; pick the person from Slack's list after typing ",
                    Text.code("@"), "."));
      }
      case "resource" -> new Good(new Search.Resource(typed));
      default -> new Good(new Search.Subject(typed.toLowerCase(Locale.ROOT)));
    };
  }

  /** As a button carries it. */
  static String written(Search search) {
    return switch (search) {
      case Search.Everything _ -> "all ";
      case Search.Without(Set<String> kinds) -> "without " + String.join(",", new TreeSet<>(kinds));
      case Search.Who(MemberId member) -> "who " + member;
      case Search.Resource(String id) -> "resource " + id;
      case Search.Subject(String id) -> "approval " + id;
    };
  }

  /** Empty when it was not written by {@link #written}. */
  static Optional<Search> read(String written) {
    int space = written.indexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    String what = written.substring(space + 1);
    return switch (written.substring(0, space)) {
      case "all" -> Optional.of(new Search.Everything());
      case "without" -> Optional.of(new Search.Without(Set.of(what.split(","))));
      case "who" -> what.isBlank() ? Optional.empty() : Optional.of(new Search.Who(new MemberId(what)));
      case "resource" -> Optional.of(new Search.Resource(what));
      case "approval" -> Optional.of(new Search.Subject(what));
      default -> Optional.empty();
    };
  }

  /** What a lookup leaves on record: a person so that they can learn who looked them up, the rest as it was typed. */
  static Map<String, String> facts(Search search) {
    return switch (search) {
      case Search.Everything _ -> Map.of("through", "all entries");
      case Search.Without(Set<String> kinds) ->
          Map.of("through", "all entries", "without", String.join(", ", new TreeSet<>(kinds)));
      case Search.Who(MemberId member) -> Map.of("through", "who", "member", member.value());
      case Search.Resource(String id) -> Map.of("through", "resource", "for", id);
      case Search.Subject(String id) -> Map.of("through", "approval", "for", id);
    };
  }

  static Text words(Search search) {
    return switch (search) {
      case Search.Everything _ -> Text.of("everything");
      case Search.Without(Set<String> kinds) ->
          Text.of("everything but " + String.join(", ", new TreeSet<>(kinds)));
      case Search.Who(MemberId member) -> Text.of(member);
      case Search.Resource(String id) -> Text.of("resource ", Text.code(id));
      case Search.Subject(String id) -> Text.of("request ", Text.code(id));
    };
  }
}
