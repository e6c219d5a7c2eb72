package io.opsmate.app.sandbox.slack.api;

import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.net.URI;
import java.util.Map;

/** The Web API: checks the token, then hands the call to its method. */
public final class SlackApi {
  private final String token;
  private final Map<String, WebMethod> methods;

  public SlackApi(
      SlackWorkspace workspace, MessageCheck messages, HomeCheck homes, ChannelPace pace, String token, URI pageUrl) {
    this.token = token;
    this.methods = Map.of(
        "auth.test", new AuthTest(workspace.roster()),
        "chat.postMessage", new ChatPostMessage(workspace, messages, pace),
        "chat.postEphemeral", new ChatPostEphemeral(workspace, messages, pace),
        "chat.update", new ChatUpdate(workspace, messages),
        "chat.getPermalink", new ChatGetPermalink(workspace, pageUrl),
        "views.publish", new ViewsPublish(workspace, homes),
        "users.info", new UsersInfo(workspace.roster(), workspace.clock()),
        "usergroups.users.list", new UserGroupMembers(workspace.roster()),
        "conversations.info", new ConversationsInfo(workspace.roster()));
  }

  public ApiAnswer call(String method, Call call) {
    WebMethod known = methods.get(method);
    if (known == null) {
      return ApiAnswer.refused("unknown_method");
    }
    if (call.token().isEmpty()) {
      return ApiAnswer.refused("not_authed");
    }
    if (!call.token().get().equals(token)) {
      return ApiAnswer.refused("invalid_auth");
    }
    return known.answer(call);
  }
}
