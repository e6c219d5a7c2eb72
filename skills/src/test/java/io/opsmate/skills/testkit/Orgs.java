package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.OrgId;
import java.util.UUID;

/** Two orgs that must never see each other. */
public final class Orgs {
  public static final OrgId ACME = new OrgId(new UUID(0x7000L, 0x8000_0000_0000_acebL));
  public static final OrgId OTHER = new OrgId(new UUID(0x7000L, 0x8000_0000_0000_07e5L));

  private Orgs() {}
}
