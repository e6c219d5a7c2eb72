package io.opsmate.app.sandbox.slack.api;

import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The Web API: checks the token, then hands the call to its method. */
public final class SlackApi {
  private final String token;
  private final Outages outages;
  private final Map<String, WebMethod> methods;

  public SlackApi(
      SlackWorkspace workspace, BlockCheck blockCheck, ChannelPace pace, Outages outages, String token, URI pageUrl) {
    MessageCheck messages = new MessageCheck(blockCheck);
    ViewCheck views = new ViewCheck(blockCheck);
    this.token = token;
    this.outages = outages;
    this.methods = Map.ofEntries(
        Map.entry("auth.test", new AuthTest(workspace.roster())),
        Map.entry("chat.postMessage", new ChatPostMessage(workspace, messages, pace)),
        Map.entry("chat.postEphemeral", new ChatPostEphemeral(workspace, messages, pace)),
        Map.entry("chat.update", new ChatUpdate(workspace, messages)),
        Map.entry("chat.getPermalink", new ChatGetPermalink(workspace, pageUrl)),
        Map.entry("views.publish", new ViewsPublish(workspace, views)),
        Map.entry("views.open", ViewsOpen.opening(workspace, views)),
        Map.entry("views.push", ViewsOpen.pushing(workspace, views)),
        Map.entry("views.update", new ViewsUpdate(workspace, views)),
        Map.entry("users.info", new UsersInfo(workspace.roster(), workspace.clock())),
        Map.entry("usergroups.list", new UserGroups(workspace.roster())),
        Map.entry("usergroups.users.list", new UserGroupMembers(workspace.roster())),
        Map.entry("conversations.open", new ConversationsOpen(workspace.roster())),
        Map.entry("conversations.info", new ConversationsInfo(workspace.roster())));
  }

  public ApiAnswer call(String method, Call call) {
    WebMethod known = methods.get(method);
    if (known == null) {
      return ApiAnswer.refused("unknown_method");
    }
    Optional<Outage> outage = outages.strike(method);
    if (outage.isEmpty()) {
      return answer(known, call);
    }
    return switch (outage.get()) {
      case Outage.TooManyRequests(Duration retryAfter) -> new ApiAnswer.SlowDown(retryAfter);
      case Outage.Down(int status) -> new ApiAnswer.Down(status);
      case Outage.Failing(String error) -> ApiAnswer.refused(error);
      case Outage.Slow(Duration by) -> new ApiAnswer.Late(by, answer(known, call));
    };
  }

  private ApiAnswer answer(WebMethod method, Call call) {
    if (call.token().isEmpty()) {
      return ApiAnswer.refused("not_authed");
    }
    return call.token().get().equals(token) ? method.answer(call) : ApiAnswer.refused("invalid_auth");
  }
}
