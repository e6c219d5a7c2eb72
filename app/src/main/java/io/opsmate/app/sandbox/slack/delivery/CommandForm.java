package io.opsmate.app.sandbox.slack.delivery;

import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import io.opsmate.app.sandbox.slack.workspace.Trigger;
import io.opsmate.app.sandbox.slack.workspace.Triggers;
import java.util.LinkedHashMap;
import java.util.Map;

/** The form that Slack posts for a slash command. */
public final class CommandForm {
  private final Roster roster;
  private final Mentions mentions;
  private final Triggers triggers;
  private final Ids ids;
  private final ResponseUrls responseUrls;

  public CommandForm(Roster roster, Triggers triggers, Ids ids, ResponseUrls responseUrls) {
    this.roster = roster;
    this.mentions = new Mentions(roster);
    this.triggers = triggers;
    this.ids = ids;
    this.responseUrls = responseUrls;
  }

  Map<String, String> fields(Person person, Channel channel, String command, String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("token", "unused");
    fields.put("team_id", roster.team().id());
    fields.put("team_domain", roster.team().domain());
    fields.put("channel_id", channel.id());
    fields.put("channel_name", channel.name());
    fields.put("user_id", person.id());
    fields.put("user_name", person.handle());
    fields.put("command", command);
    fields.put("text", mentions.encoded(text)); // as the manifest's should_escape asks
    fields.put("api_app_id", roster.app().id());
    fields.put("is_enterprise_install", "false");
    fields.put("response_url", responseUrls.issue(Place.inChannel(person.id(), channel.id())));
    fields.put("trigger_id", triggers.issue(ids.trigger(), Trigger.inChannel(person.id(), channel.id())));
    return fields;
  }
}
