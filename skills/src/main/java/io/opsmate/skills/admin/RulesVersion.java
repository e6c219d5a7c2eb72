package io.opsmate.skills.admin;

/** The payload of the job that follows a change of the rules: the version that was replaced. */
public record RulesVersion(long replaced) {}
