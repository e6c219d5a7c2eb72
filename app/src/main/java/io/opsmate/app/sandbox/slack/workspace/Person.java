package io.opsmate.app.sandbox.slack.workspace;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the sandbox; all but the deactivated one can be.
 *
 * @param name named by role, so that nobody is invented
 * @param about one sentence for the person switcher
 * @param zone in which this person reads times; null for somebody who has set none
 */
public record Person(
    String id, String handle, String name, String initials, String about, @Nullable ZoneId zone, Standing standing) {

  public boolean isActive() {
    return standing != Standing.DEACTIVATED;
  }
}
