package io.opsmate.skills.kernel;

/** Runs a command, in a job, after Slack has been acknowledged. May be run again after a crash. */
@FunctionalInterface
public interface CommandHandler {
  Reply run(CommandCall call);
}
