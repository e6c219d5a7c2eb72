package io.opsmate.commands.talk;

import io.opsmate.commands.blockkit.SafeMarkdown;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts people's names in place of their ids, as plain words that mention nobody. */
final class CalledByName {
  /** Unit: people of one answer. Source: ours; Slack allows about a hundred lookups a minute. */
  private static final int MOST = 10;

  /** Unit: characters. */
  private static final int LONGEST = 60;

  private static final String ID = "[UW](?=[A-Z]{0,20}[0-9])[A-Z0-9]{2,20}";

  /** A mention that was made harmless, or an id by itself that is no part of an address or of another word. */
  private static final Pattern PERSON =
      Pattern.compile("<\u2060@(?<mentioned>" + ID + ")(?:\\|[^>\\n]{0,80})?>|(?<![A-Za-z0-9_/=.#&-])(?<bare>" + ID
          + ")(?![A-Za-z0-9_=-])");

  private final Names names;
  private final SafeMarkdown markdown;

  CalledByName(Names names, SafeMarkdown markdown) {
    this.names = names;
    this.markdown = markdown;
  }

  /** @param told whether a tool or a person told an id; others stay as they are */
  String in(OrgId org, String words, Predicate<String> told) {
    List<MemberId> people = PERSON.matcher(words)
        .results()
        .map(CalledByName::id)
        .distinct()
        .filter(told)
        .limit(MOST)
        .map(MemberId::new)
        .toList();
    Map<MemberId, String> called = people.isEmpty() ? Map.of() : names.of(org, people);
    return called.isEmpty()
        ? words
        : PERSON.matcher(words).replaceAll(found -> Matcher.quoteReplacement(called(found, called)));
  }

  private String called(MatchResult found, Map<MemberId, String> called) {
    String name = called.get(new MemberId(id(found)));
    return name == null ? found.group() : apart(Texts.cut(name.strip().replaceAll("\\s+", " "), LONGEST));
  }

  /** Neither it nor what stands around it can complete the other to a mention or an address. */
  private String apart(String name) {
    return SafeMarkdown.cut("") + SafeMarkdown.cut(markdown.of(name));
  }

  private static String id(MatchResult found) {
    String mentioned = found.group("mentioned");
    return mentioned == null ? found.group("bare") : mentioned;
  }
}
