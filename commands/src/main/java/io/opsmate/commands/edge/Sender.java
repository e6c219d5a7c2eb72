package io.opsmate.commands.edge;

import org.jspecify.annotations.Nullable;

/** The workspace a request comes from, as Slack names it. */
record Sender(String team, @Nullable String enterprise) {}
