package io.opsmate.app.sandbox.slack.workspace;

import java.util.List;

/**
 * A user group such as {@code @approvers}.
 *
 * @param isDisabled nobody uses it any more; Slack keeps its members and shows it only on demand
 */
public record UserGroup(String id, String handle, String name, List<String> members, boolean isDisabled) {

  public UserGroup {
    members = List.copyOf(members);
  }

  public UserGroup(String id, String handle, String name, List<String> members) {
    this(id, handle, name, members, false);
  }
}
