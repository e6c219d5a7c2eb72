package io.opsmate.skills.kernel;

/** Answers a press, in a job, after Slack has been acknowledged. May be run again after a crash. */
@FunctionalInterface
public interface ButtonHandler {
  Reply pressed(Press press);
}
