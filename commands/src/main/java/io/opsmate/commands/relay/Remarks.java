package io.opsmate.commands.relay;

import io.opsmate.skills.kernel.ChannelId;

/** What is added to a message that could not go where it belongs. */
final class Remarks {
  private Remarks() {}

  static String noFiles(String error) {
    return error.equals(CarefulPost.NO_FILES)
        ? "The files could not be attached: I lack the right to upload. An administrator gives the app the scope "
            + "`files:write` and installs it again; then run the command again."
        : "The files could not be attached: Slack refused them (" + error + "). Run the command again to try anew.";
  }

  static String notThere(ChannelId channel, String error) {
    String place = channel.value().startsWith("C") && channel.value().matches("[A-Z0-9]+")
        ? "<#" + channel + ">"
        : "that conversation";
    return switch (error) {
      case "is_archived", "channel_is_archived" ->
          "This belongs in " + place + ", which is archived. Run the command again in another channel.";
      case "not_in_channel", "channel_not_found", "user_not_in_channel" -> "This belongs in " + place
          + ", where I am not a member. Invite me there with `/invite @OpsMate`, then run the command again.";
      default -> "This belongs in " + place + ", where Slack does not let me write (" + error
          + "). Ask an administrator of the workspace, or run the command in another channel.";
    };
  }
}
