/** The Slack Web API methods that OpsMate calls, as strict as Slack's. */
@NullMarked
package io.opsmate.app.sandbox.slack.api;

import org.jspecify.annotations.NullMarked;
