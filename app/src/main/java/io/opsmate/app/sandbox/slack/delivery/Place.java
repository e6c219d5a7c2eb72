package io.opsmate.app.sandbox.slack.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Where answers of the app go, and who asked.
 *
 * @param originalTs the message whose button was pressed; commands have none
 */
record Place(String person, String channel, @Nullable String threadTs, @Nullable String originalTs) {

  static Place inChannel(String person, String channel) {
    return new Place(person, channel, null, null);
  }
}
