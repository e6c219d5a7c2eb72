package io.opsmate.app.sandbox.slack.workspace;

import java.time.InstantSource;

/**
 * One emulated Slack workspace, held in memory.
 *
 * @param clock the workspace's time, which may be moved
 */
public record SlackWorkspace(
    Roster roster,
    InstantSource clock,
    Timeline timeline,
    Homes homes,
    Modals modals,
    Triggers triggers,
    Places places,
    ThreadTalk talk,
    Files files,
    Changes changes) {

  /**
   * An empty workspace.
   *
   * @param wire the time by which trigger ids expire; moving the workspace's clock does not
   */
  public static SlackWorkspace of(Roster roster, InstantSource clock, InstantSource wire) {
    Changes changes = new Changes();
    return new SlackWorkspace(
        roster,
        clock,
        new Timeline(new Timestamps(clock), changes),
        new Homes(clock, changes),
        new Modals(clock, changes),
        new Triggers(wire),
        new Places(roster, changes),
        new ThreadTalk(changes),
        new Files(changes),
        changes);
  }
}
