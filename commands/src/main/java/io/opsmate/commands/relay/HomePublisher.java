package io.opsmate.commands.relay;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;

/** Draws a person's Home as things stand. */
@FunctionalInterface
public interface HomePublisher {
  /** What there is to publish. */
  Drawn draw(OrgId org, MemberId member);

  /** Slack took it, and calls it by that hash. */
  default void published(OrgId org, MemberId member, String hash) {}

  /**
   * A Home as things stand.
   *
   * @param view of type {@code home}, as JSON
   * @param over Slack's hash of the view it replaces; empty to replace any
   */
  record Drawn(String view, String over) {
    /** To replace whatever is shown. */
    public static Drawn overAny(String view) {
      return new Drawn(view, "");
    }
  }
}
