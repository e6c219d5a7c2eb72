package io.opsmate.app.sandbox.slack.workspace;

import java.time.InstantSource;

/**
 * One emulated Slack workspace, held in memory.
 *
 * @param clock the workspace's time, which may be moved
 */
public record SlackWorkspace(Roster roster, InstantSource clock, Timeline timeline, Homes homes, Changes changes) {

  public static SlackWorkspace of(Roster roster, InstantSource clock) {
    Changes changes = new Changes();
    return new SlackWorkspace(
        roster, clock, new Timeline(new Timestamps(clock), changes), new Homes(clock, changes), changes);
  }
}
