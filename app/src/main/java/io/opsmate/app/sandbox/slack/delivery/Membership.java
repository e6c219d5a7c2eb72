package io.opsmate.app.sandbox.slack.delivery;

import io.opsmate.app.sandbox.slack.workspace.AppIdentity;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.Places;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.util.Optional;

/** Who is in which channel, and who is told when that changes. */
public final class Membership {
  private final SlackWorkspace workspace;
  private final Events events;

  public Membership(SlackWorkspace workspace, Events events) {
    this.workspace = workspace;
    this.events = events;
  }

  /** Slack's own commands that the sandbox has: {@code /invite @opsmate} and {@code /remove @opsmate}. */
  Optional<Places.Act> ownCommand(String line) {
    String app = "@" + workspace.roster().app().handle();
    return switch (line.strip().replaceAll("\\s+", " ")) {
      case String given when given.equals("/invite " + app) -> Optional.of(Places.Act.INVITE_APP);
      case String given when given.equals("/remove " + app) -> Optional.of(Places.Act.REMOVE_APP);
      default -> Optional.empty();
    };
  }

  /** Empty when it is done, else why Slack does not let this person. */
  public Optional<String> act(Person person, Channel channel, Places.Act act) {
    AppIdentity app = workspace.roster().app();
    boolean wasIn = channel.hasMember(app.userId());
    Optional<String> refusal = workspace.places().act(person, channel, act);
    if (refusal.isEmpty() && act == Places.Act.INVITE_APP && !wasIn) {
      said(person, channel, "added <@" + app.userId() + "> to the channel.");
      events.membership(person, channel, true);
    }
    if (refusal.isEmpty() && act == Places.Act.REMOVE_APP && wasIn) {
      said(person, channel, "removed <@" + app.userId() + "> from the channel.");
      events.membership(person, channel, false);
    }
    return refusal;
  }

  private void said(Person person, Channel channel, String what) {
    workspace.timeline().post(Draft.toAll(channel.id(), person.id(), Content.text(what)));
  }
}
