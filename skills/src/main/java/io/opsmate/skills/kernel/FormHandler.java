package io.opsmate.skills.kernel;

/**
 * Answers a form, in a job, after Slack has been acknowledged. May be run again after a crash. The reply is shown in the
 * window that asked; {@link Reply.Ask} asks on in it, and a {@link Reply.ToChannel} goes to the person directly, since a
 * form is in no channel.
 */
@FunctionalInterface
public interface FormHandler {
  Reply submitted(Submission submission);
}
