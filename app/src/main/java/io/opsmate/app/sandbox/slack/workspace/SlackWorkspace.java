package io.opsmate.app.sandbox.slack.workspace;

import java.time.InstantSource;

/** One emulated Slack workspace, held in memory. */
public record SlackWorkspace(Roster roster, Timeline timeline, Homes homes, Changes changes) {

  public static SlackWorkspace of(Roster roster, InstantSource clock) {
    Changes changes = new Changes();
    return new SlackWorkspace(
        roster, new Timeline(new Timestamps(clock), changes), new Homes(clock, changes), changes);
  }
}
