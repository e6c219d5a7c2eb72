package io.opsmate.app.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One person's Home tab of the app, as published last. */
public record HomeView(String id, String person, String hash, ObjectNode view) {}
