package io.opsmate.app.sandbox.slack.workspace;

import org.jspecify.annotations.Nullable;

/**
 * What a trigger id stands for: somebody just did something, so a modal may be shown to them.
 *
 * @param channel where it happened, for elements that start with the current conversation
 * @param view the modal view it happened in; nothing can be pushed on any other
 */
public record Trigger(String person, @Nullable String channel, @Nullable String view) {

  public static Trigger inChannel(String person, String channel) {
    return new Trigger(person, channel, null);
  }

  public static Trigger onHome(String person) {
    return new Trigger(person, null, null);
  }

  public static Trigger inModal(ModalView modal) {
    return new Trigger(modal.person(), modal.channel(), modal.id());
  }
}
