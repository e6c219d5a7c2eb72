/** What a Slack workspace holds: people, channels, messages, Home tabs. */
@NullMarked
package io.opsmate.app.sandbox.slack.workspace;

import org.jspecify.annotations.NullMarked;
