package io.opsmate.commands.relay;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.OrgId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows in Slack that an answer is worked on, and lets it grow: at once, past the outbox. What a workspace does not have
 * or allow is not tried again for an hour, so that its answers lose no time; nothing of this locks anything else.
 */
public final class TalkLine {
  private static final Logger LOG = LoggerFactory.getLogger(TalkLine.class);

  private static final Duration NOT_AGAIN = Duration.ofHours(1);

  /** What is true of a whole workspace, and not of one message or thread. */
  private static final Set<String> NOWHERE = Set.of("unknown_method", "missing_scope", "not_allowed_token_type",
      "no_permission", "feature_not_enabled", "method_deprecated", "not_allowed", "access_denied",
      "streaming_disabled");

  private static final Kind STATUS = new Kind("assistant.threads.setStatus", "", Pace.ALL_MESSAGES);
  private static final Kind START = new Kind("chat.startStream", "", Pace.TIER_3);
  private static final Kind APPEND = new Kind("chat.appendStream", "", Pace.TIER_4);
  private static final Kind DELETE = new Kind("chat.delete", "", Pace.TIER_3);
  private static final Kind PERMALINK = new Kind("chat.getPermalink", "", Pace.ALL_MESSAGES);
  private static final Kind TITLE = new Kind("assistant.threads.setTitle", "", Pace.ALL_MESSAGES);

  private static final Kind SUGGEST = new Kind("assistant.threads.setSuggestedPrompts", "", Pace.TIER_4);

  private final Function<OrgId, Optional<SlackTalk>> workspaces;
  private final Pace pace;

  public TalkLine(Function<OrgId, Optional<SlackTalk>> workspaces, Pace pace) {
    this.workspaces = workspaces;
    this.pace = pace;
  }

  /** What came of it. */
  public sealed interface Shown {
    /** {@code what} is the id of a message, or its address. */
    record Done(String what) implements Shown {}

    /** Not now; later it may. */
    record NotNow() implements Shown {}

    /** Not this way, here. */
    record NotHere(String error) implements Shown {}
  }

  /** One thread of an org's workspace. */
  public record Thread(OrgId org, ChannelId channel, String ts) {}

  public Shown status(Thread thread, String status, List<String> loading) {
    return call(thread.org(), STATUS, slack -> slack.status(thread.channel(), thread.ts(), status, loading));
  }

  public Shown start(Thread thread, SlackTalk.Reader reader, String markdown) {
    return call(thread.org(), START, slack -> slack.startStream(thread.channel(), thread.ts(), reader, markdown));
  }

  public Shown append(OrgId org, ChannelId channel, String ts, String markdown) {
    return call(org, APPEND, slack -> slack.appendStream(channel, ts, markdown));
  }

  public Shown stop(OrgId org, ChannelId channel, String ts, String markdown, String blocks) {
    return call(org, Kind.END_GROWING, slack -> slack.stopStream(channel, ts, markdown, blocks));
  }

  public Shown delete(OrgId org, ChannelId channel, String ts) {
    return call(org, DELETE, slack -> slack.delete(channel, ts));
  }

  /** The address of a message, if there is one. */
  public Optional<String> permalink(OrgId org, ChannelId channel, String ts) {
    return call(org, PERMALINK, slack -> slack.permalink(channel, ts)) instanceof Shown.Done(String address)
        && !address.isBlank() ? Optional.of(address) : Optional.empty();
  }

  /** What a conversation is called in the agent's pane, where the app may say so. */
  public Shown title(Thread thread, String title) {
    return call(thread.org(), TITLE, slack -> slack.title(thread.channel(), thread.ts(), title));
  }

  /** What one might ask in a direct message: true until the next message, so past the outbox. */
  public Shown suggest(OrgId org, ChannelId channel, String title, List<SlackTalk.Suggestion> suggestions) {
    return call(org, SUGGEST, slack -> slack.suggest(channel, title, suggestions));
  }

  private Shown call(OrgId org, Kind kind, Function<SlackTalk, SlackAnswer> call) {
    Turns turns = new Turns(org, pace);
    String never = "not here: " + kind.method();
    if (turns.isHeld(never)) {
      return new Shown.NotHere("not tried again yet");
    }
    if (!turns.take(kind).length().isZero()) {
      return new Shown.NotNow();
    }
    return workspaces.apply(org)
        .map(slack -> sorted(org, kind, call.apply(slack)))
        .orElseGet(() -> new Shown.NotHere("the workspace has removed OpsMate"));
  }

  private Shown sorted(OrgId org, Kind kind, SlackAnswer answer) {
    Turns turns = new Turns(org, pace);
    return switch (answer) {
      case SlackAnswer.Sent(_, String ts) -> new Shown.Done(ts);
      case SlackAnswer.RateLimited(Duration retryAfter) -> {
        turns.tooMany(kind, retryAfter);
        yield new Shown.NotNow();
      }
      case SlackAnswer.TryLater _ -> new Shown.NotNow();
      case SlackAnswer.Refused(String error, _) -> {
        if (NOWHERE.contains(error)) {
          turns.hold("not here: " + kind.method(), NOT_AGAIN);
          LOG.atInfo()
              .addKeyValue("org", org)
              .addKeyValue("method", kind.method())
              .addKeyValue("error", error)
              .log("Slack does not let OpsMate show this here; answers are shown another way");
        }
        yield new Shown.NotHere(error);
      }
    };
  }
}
