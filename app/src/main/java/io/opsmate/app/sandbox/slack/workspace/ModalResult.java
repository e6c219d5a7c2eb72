package io.opsmate.app.sandbox.slack.workspace;

/** What became of opening, pushing or updating a modal view; the refusals are Slack's error codes. */
public sealed interface ModalResult {

  record Shown(ModalView modal) implements ModalResult {}

  record Refused(String error) implements ModalResult {}

  static ModalResult refused(String error) {
    return new Refused(error);
  }
}
