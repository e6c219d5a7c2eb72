package io.opsmate.app.sandbox.slack.traffic;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Slack's rules, by the error code that breaking them gives.
 *
 * <p>Source: docs.slack.dev, the pages of the methods and of rate limits, as of August 2026.
 */
public final class SlackRules {
  private static final Map<String, String> WORDS = Map.ofEntries(
      Map.entry("not_authed", "token: every call of the Web API carries a token"),
      Map.entry("invalid_auth", "token: the token must be that of an installed app"),
      Map.entry("not_allowed_token_type", "token: this method wants another kind of token"),
      Map.entry("missing_scope", "scope: the app must have been granted what the method needs; see manifest.yml"),
      Map.entry("unknown_method", "method: the sandbox has only the methods that OpsMate calls"),
      Map.entry("invalid_json", "body: a JSON body must be one JSON object"),
      Map.entry("invalid_arguments", "arguments: required ones are there and have the right form"),
      Map.entry("invalid_blocks", "blocks: each block keeps to its limits and has no unknown property"),
      Map.entry("invalid_blocks_format", "blocks: a JSON array of blocks"),
      Map.entry("no_text", "message: it has text, blocks, or both"),
      Map.entry("msg_blocks_too_long", "message: all text in its blocks together is at most 13,000 characters"),
      Map.entry("msg_too_long", "message: text is at most 40,000 characters"),
      Map.entry("view_too_large", "view: at most 250 kB"),
      Map.entry("channel_not_found", "channel: it exists, and the app may know of it"),
      Map.entry("not_in_channel", "membership: the app must be in the channel; somebody there can invite it"),
      Map.entry("is_archived", "archived: nobody writes in an archived channel"),
      Map.entry("is_inactive", "archived: nobody changes a message in an archived channel"),
      Map.entry("user_not_found", "person: they exist in this workspace"),
      Map.entry("user_not_in_channel", "membership: who is to see it must be in the channel"),
      Map.entry("user_disabled", "person: their account is active"),
      Map.entry("message_not_found", "message: it exists, and ephemeral ones cannot be changed by the Web API"),
      Map.entry("cant_update_message", "message: an app changes only its own"),
      Map.entry("cant_delete_message", "message: an app deletes only its own"),
      Map.entry("cannot_reply_to_message", "thread: replies go to a message that is seen by all and is no reply"),
      Map.entry("invalid_thread_ts", "thread: in direct messages a text grows below a message"),
      Map.entry("message_not_in_streaming_state", "stream: a text grows between chat.startStream and chat.stopStream"),
      Map.entry("message_not_owned_by_app", "stream: an app appends only to its own"),
      Map.entry("streaming_state_conflict", "stream: a message that grows is not edited before chat.stopStream"),
      Map.entry("missing_recipient_user_id", "stream: in channels recipient_user_id says for whom a text grows"),
      Map.entry("missing_recipient_team_id", "stream: in channels recipient_team_id says of which workspace they are"),
      Map.entry("team_not_found", "stream: the recipient's workspace is one that the app knows"),
      Map.entry("thread_not_found", "thread: its first message exists"),
      Map.entry("expired_trigger_id", "trigger_id: a modal opens within 3 seconds of what somebody did"),
      Map.entry("exchanged_trigger_id", "trigger_id: it opens one modal, once"),
      Map.entry("invalid_trigger_id", "trigger_id: it must be one that Slack gave"),
      Map.entry("push_limit_reached", "view stack: at most 3 views lie on each other"),
      Map.entry("hash_conflict", "view hash: somebody else has changed the view since it was read"),
      Map.entry("duplicate_external_id", "external_id: no two views share one"),
      Map.entry("not_found", "view: it is still open"),
      Map.entry("expired_url", "response_url: it works for 30 minutes"),
      Map.entry("used_url", "response_url: it works 5 times"),
      Map.entry("ratelimited", "rate limit: about one message a second and channel, others by tier; Retry-After says"
          + " how long to wait"),
      Map.entry("file_not_found", "file: it was announced and its bytes were sent"),
      Map.entry("too_many_websockets", "Socket Mode: at most 10 connections"));

  private SlackRules() {}

  /** Empty for errors that are nobody's broken rule, such as {@code internal_error}. */
  public static Optional<BrokenRule> of(String error) {
    return Optional.ofNullable(WORDS.get(error)).map(words -> worded(error, words));
  }

  /** With what was wrong in particular, when something is known. */
  public static Optional<BrokenRule> of(String error, List<String> particular) {
    return particular.isEmpty() ? of(error) : Optional.of(worded(error, String.join("; ", particular)));
  }

  /** From a sentence that begins with the name of the rule. */
  public static BrokenRule worded(String error, String words) {
    int colon = words.indexOf(':');
    return new BrokenRule(error, colon < 0 ? error : words.substring(0, colon), words);
  }
}
