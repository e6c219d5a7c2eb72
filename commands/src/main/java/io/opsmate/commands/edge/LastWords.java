package io.opsmate.commands.edge;

/**
 * Tells a person by {@code response_url} what Slack does not show them otherwise, when nothing can be written down. Does
 * not wait, may fail, and is not tried again.
 */
@FunctionalInterface
public interface LastWords {
  void say(String responseUrl, String sentence);
}
