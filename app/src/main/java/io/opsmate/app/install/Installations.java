package io.opsmate.app.install;

import io.opsmate.app.config.Secret;
import io.opsmate.skills.kernel.OrgId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which workspaces have installed OpsMate, as which orgs, with which tokens. */
public interface Installations {
  /** Keeps what was granted and puts it on record. A workspace that installs again is the same org as before. */
  OrgId keep(Grant grant, Instant now);

  /** The org of the first of these workspaces and enterprises that has OpsMate installed now. */
  Optional<OrgId> installed(List<String> ids);

  /** Empty when the workspace has removed OpsMate. */
  Optional<Tokens> tokens(OrgId org);

  boolean hasLeft(OrgId org);

  /**
   * The workspace has removed OpsMate: the tokens are erased, and it is put on record. An installation that is newer than
   * {@code at} stays as it is.
   *
   * @param how Slack's own word
   */
  void left(OrgId org, String how, Instant at, Instant now);

  /**
   * The refresh token, for the one caller who is to use it: nobody else gets it before {@code until}. Empty when it is
   * not due before {@code dueBefore}, or somebody else has it.
   */
  Optional<Secret> claimRenewal(OrgId org, Instant dueBefore, Instant now, Instant until);

  /** Keeps renewed tokens, unless the workspace has installed anew or left since {@link #claimRenewal}. */
  void renewed(OrgId org, Tokens fresh, Instant claimedUntil);
}
