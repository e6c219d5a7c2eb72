package io.opsmate.app.install;

/**
 * What installed OpsMate: one workspace ({@code T…}), or a whole Enterprise Grid organisation ({@code E…}).
 *
 * @param name for people
 */
public record Workspace(String id, String name) {}
