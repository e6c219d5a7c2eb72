package io.opsmate.app.sandbox.slack.delivery;

import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import io.opsmate.app.sandbox.slack.workspace.UserGroup;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Turns what people type, {@code @approver} or {@code #ops}, into Slack's {@code <@U...>} and {@code <#C...>}. */
public final class Mentions {
  private static final Pattern MENTION = Pattern.compile("(?<![\\w<])[@#][a-z][a-z0-9_-]*", Pattern.CASE_INSENSITIVE);

  private final Map<String, String> known = new HashMap<>();

  public Mentions(Roster roster) {
    known.put("@" + roster.app().handle(), "<@" + roster.app().userId() + ">");
    for (Person person : roster.people()) {
      known.put("@" + person.handle(), "<@" + person.id() + ">");
    }
    for (UserGroup group : roster.groups()) {
      known.put("@" + group.handle(), "<!subteam^" + group.id() + ">");
    }
    for (Channel channel : roster.channels()) {
      known.put("#" + channel.name(), "<#" + channel.id() + "|" + channel.name() + ">");
    }
  }

  String encoded(String typed) {
    String escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return MENTION.matcher(escaped).replaceAll(this::encodedOne);
  }

  private String encodedOne(MatchResult mention) {
    return known.getOrDefault(mention.group().toLowerCase(Locale.ROOT), mention.group());
  }
}
