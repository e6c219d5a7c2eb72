package io.opsmate.skills.kernel;

/**
 * Answers a message shortcut, in a job, after Slack has been acknowledged and a window has opened. May be run again after
 * a crash. The reply is shown in the window.
 */
@FunctionalInterface
public interface ShortcutHandler {
  Reply chosen(MessageCall call);
}
