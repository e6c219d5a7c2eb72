package io.opsmate.app.adapter.jobs;

import java.time.Duration;

/** Upkeep that one replica does every so often. */
public record Recurring(String name, Duration every, Runnable work) {}
