package io.opsmate.app.sandbox.slack.workspace;

import java.util.List;

/** A user group such as {@code @approvers}. */
public record UserGroup(String id, String handle, String name, List<String> members) {

  public UserGroup {
    members = List.copyOf(members);
  }
}
