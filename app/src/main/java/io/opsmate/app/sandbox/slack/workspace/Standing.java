package io.opsmate.app.sandbox.slack.workspace;

/** What somebody is to the workspace, as {@code users.info} tells it by flags. */
public enum Standing {
  PRIMARY_OWNER,
  ADMIN,
  MEMBER,
  /** A guest with one channel: both restricted and ultra restricted. */
  GUEST,
  /** Somebody who left: deleted, and without zone or flags. */
  DEACTIVATED;

  public boolean isOwner() {
    return this == PRIMARY_OWNER;
  }

  /** Owners are admins too. */
  public boolean isAdmin() {
    return isOwner() || this == ADMIN;
  }

  public boolean isGuest() {
    return this == GUEST;
  }
}
