package io.opsmate.skills.kernel;

/** A kind of job together with what does it. */
public record JobSpec<P extends Record>(JobType<P> type, JobHandler<P> handler) {}
