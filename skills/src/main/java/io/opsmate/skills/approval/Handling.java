package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.ActionType;

/** An action type with the rule that is checked again before acting and the executor that acts. */
public record Handling<A extends Record & Action>(ActionType<A> type, Recheck<A> recheck, Executor<A> executor) {}
