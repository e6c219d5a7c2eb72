package io.opsmate.skills.kernel;

/** What a tool may draft. Only a plan is one; it does nothing by itself. */
public interface Draft {}
