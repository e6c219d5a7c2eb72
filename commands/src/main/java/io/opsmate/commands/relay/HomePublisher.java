package io.opsmate.commands.relay;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;

/** Draws a person's Home as things stand. */
@FunctionalInterface
public interface HomePublisher {
  /** A view of type {@code home}, as JSON. */
  String draw(OrgId org, MemberId member);
}
