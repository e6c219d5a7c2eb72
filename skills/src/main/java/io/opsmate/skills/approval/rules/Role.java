package io.opsmate.skills.approval.rules;

/** Who somebody is beyond their name and groups. */
public enum Role {
  /** An owner of the Slack workspace. */
  WORKSPACE_OWNER("workspace-owner", "a workspace owner"),
  /** An admin of the Slack workspace, or an owner. */
  WORKSPACE_ADMIN("workspace-admin", "a workspace admin"),
  /** One of those who may change OpsMate's rules here; see {@link OrgRules#admins()}. */
  OPSMATE_ADMIN("opsmate-admin", "an OpsMate admin");

  private final String word;
  private final String shown;

  Role(String word, String shown) {
    this.word = word;
    this.shown = shown;
  }

  public String word() {
    return word;
  }

  /** With its article, for sentences. */
  public String shown() {
    return shown;
  }
}
