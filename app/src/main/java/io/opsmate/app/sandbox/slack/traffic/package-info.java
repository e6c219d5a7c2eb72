/** What went over the wire between Slack and the app, kept for people to look at. */
@NullMarked
package io.opsmate.app.sandbox.slack.traffic;

import org.jspecify.annotations.NullMarked;
