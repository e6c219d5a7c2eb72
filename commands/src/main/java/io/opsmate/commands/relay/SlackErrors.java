package io.opsmate.commands.relay;

import java.util.List;
import java.util.Set;

/** Sorts the error words of Slack's Web API. Source: docs.slack.dev, methods chat.*, views.publish and
 * views.update, August 2026. */
final class SlackErrors {
  /** Of an edit: the message is a text that grows and was not ended. */
  static final String STILL_GROWS = "streaming_state_conflict";

  /** The layout is at fault; the words alone may go. */
  private static final Set<String> LAYOUT = Set.of("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long",
      "blocks_mismatch");

  private static final Set<String> MESSAGE =
      Set.of("not_found", "view_not_found", "message_not_found", "cant_update_message", "edit_window_closed",
          "thread_not_found", "message_deleted");

  private static final Set<String> PLACE =
      Set.of("channel_not_found", "not_in_channel", "user_not_in_channel", "is_archived",
          "channel_is_archived", "restricted_action", "restricted_action_read_only_channel",
          "restricted_action_thread_only_channel", "restricted_action_non_threadable_channel", "messages_tab_disabled",
          "cannot_dm_bot", "user_not_found", "user_disabled", "method_not_supported_for_channel_type");

  private static final Set<String> ACCOUNT = Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked",
      "token_expired", "missing_scope", "no_permission", "not_allowed_token_type", "org_login_required",
      "team_access_not_granted", "access_denied", "two_factor_setup_required", "accesslimited", "ekm_access_denied",
      "enterprise_is_restricted");

  private static final Set<String> PASSING = Set.of("ratelimited", "rate_limited", "internal_error", "fatal_error",
      "service_unavailable", "request_timeout", "team_added_to_org", "external_channel_migrating",
      SlackErrors.STILL_GROWS);

  private SlackErrors() {}

  static boolean isLayout(String error, List<String> details) {
    return LAYOUT.contains(error)
        || (error.equals("invalid_arguments") && details.stream().anyMatch(one -> one.contains("/blocks")));
  }

  static Sending sorted(String error, List<String> details) {
    if (ACCOUNT.contains(error)) {
      return new Sending.Locked(error);
    }
    if (PLACE.contains(error)) {
      return new Sending.NoPlace(error);
    }
    if (MESSAGE.contains(error)) {
      return new Sending.NoMessage(error);
    }
    return PASSING.contains(error)
        ? new Sending.Troubled(error)
        : new Sending.Refused(details.isEmpty() ? error : error + " " + details);
  }
}
