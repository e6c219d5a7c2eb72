package io.opsmate.skills.analysis.canary;

/**
 * What one metric says, and why.
 *
 * @param failsRun a critical metric that is not as it has to be
 * @param because one sentence for people
 */
public record Finding(Label label, boolean failsRun, String because) {}
