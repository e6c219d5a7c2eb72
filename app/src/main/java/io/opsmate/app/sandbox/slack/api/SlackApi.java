package io.opsmate.app.sandbox.slack.api;

import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The Web API: checks the token and its scopes, then hands the call to its method. */
public final class SlackApi {
  private final Access access;
  private final Outages outages;
  private final MethodPace tiers;
  private final Map<String, WebMethod> methods;

  /**
   * Who may call.
   *
   * @param token the bot's
   * @param scopes what it was granted
   * @param appToken for Socket Mode
   */
  public record Access(String token, Set<String> scopes, String appToken) {
    public Access {
      scopes = Set.copyOf(scopes);
    }
  }

  /**
   * Where the outside of this API is.
   *
   * @param page the page, for permalinks
   * @param upload where bytes of files are sent to
   */
  public record Addresses(URI page, URI upload) {}

  public SlackApi(SlackWorkspace workspace, BlockCheck blockCheck, ChannelPace pace, Outages outages, Access access,
      Addresses addresses, SocketTickets sockets) {
    this.access = access;
    this.outages = outages;
    this.tiers = new MethodPace(pace.wire());
    BlockCheck checked = new FileCheck(blockCheck, workspace.files());
    MessageCheck messages = new MessageCheck(checked);
    ViewCheck views = new ViewCheck(checked);
    Writing writing = new Writing(workspace, messages, pace, access.scopes());
    ChatStreams streams = new ChatStreams(writing);
    Uploads uploads = new Uploads(workspace, addresses.upload());
    this.methods = Map.ofEntries(
        Map.entry("auth.test", new AuthTest(workspace.roster())),
        Map.entry("chat.postMessage", new ChatPostMessage(writing)),
        Map.entry("chat.postEphemeral", new ChatPostEphemeral(writing)),
        Map.entry("chat.update", new ChatUpdate(workspace, messages, streams)),
        Map.entry("chat.startStream", streams::start),
        Map.entry("chat.appendStream", streams::append),
        Map.entry("chat.stopStream", streams::stop),
        Map.entry("chat.delete", new ChatDelete(workspace)),
        Map.entry("chat.getPermalink", new ChatGetPermalink(workspace, addresses.page())),
        Map.entry("views.publish", new ViewsPublish(workspace, views)),
        Map.entry("views.open", ViewsOpen.opening(workspace, views)),
        Map.entry("views.push", ViewsOpen.pushing(workspace, views)),
        Map.entry("views.update", new ViewsUpdate(workspace, views)),
        Map.entry("users.info", new UsersInfo(workspace.roster(), workspace.clock(), access.scopes())),
        Map.entry("usergroups.list", new UserGroups(workspace.roster())),
        Map.entry("usergroups.users.list", new UserGroupMembers(workspace.roster())),
        Map.entry("conversations.open", new ConversationsOpen(workspace.roster())),
        Map.entry("conversations.info", new ConversationsInfo(workspace.roster())),
        Map.entry("files.getUploadURLExternal", uploads::announce),
        Map.entry("files.completeUploadExternal", new FilesComplete(writing)),
        Map.entry("assistant.threads.setStatus", new AssistantThreads(workspace)::status),
        Map.entry("assistant.threads.setTitle", new AssistantThreads(workspace)::title),
        Map.entry("assistant.threads.setSuggestedPrompts", new AssistantThreads(workspace)::prompts),
        Map.entry("apps.connections.open", sockets));
  }

  public ApiAnswer call(String method, Call call) {
    WebMethod known = methods.get(method);
    if (known == null) {
      return ApiAnswer.refused("unknown_method");
    }
    ApiAnswer answer = outages.strike(method)
        .map(outage -> struck(method, outage, () -> answer(method, known, call)))
        .orElseGet(() -> answer(method, known, call));
    Duration lag = outages.lag();
    return lag.isZero() ? answer : new ApiAnswer.Disturbed("the network is slow", new ApiAnswer.Late(lag, answer));
  }

  private ApiAnswer struck(String method, Outage outage, Supplier<ApiAnswer> usual) {
    ApiAnswer spoilt = switch (outage) {
      case Outage.TooManyRequests(Duration retryAfter) -> new ApiAnswer.SlowDown(retryAfter);
      case Outage.Down(int status) -> new ApiAnswer.Down(status);
      case Outage.Failing(String error) -> ApiAnswer.refused(error);
      case Outage.Slow(Duration by) -> new ApiAnswer.Late(by, usual.get());
      case Outage.MissingScope _ -> new ApiAnswer.MissingScope(Scopes.needed(method).orElse("chat:write"),
          access.scopes().stream().filter(scope -> !scope.equals(Scopes.needed(method).orElse(""))).toList());
    };
    return new ApiAnswer.Disturbed(outage.words(), spoilt);
  }

  private ApiAnswer answer(String method, WebMethod known, Call call) {
    String expected = method.startsWith("apps.") ? access.appToken() : access.token();
    Optional<String> token = call.token();
    if (token.isEmpty()) {
      return ApiAnswer.refused("not_authed");
    }
    if (!token.get().equals(expected)) {
      boolean otherKind = token.get().equals(access.token()) || token.get().equals(access.appToken());
      return ApiAnswer.refused(otherKind ? "not_allowed_token_type" : "invalid_auth");
    }
    return Scopes.missing(method, access.scopes())
        .or(() -> tiers.take(method).map(ApiAnswer.SlowDown::new))
        .orElseGet(() -> known.answer(call));
  }
}
