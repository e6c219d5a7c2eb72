/** The emulator's HTTP face and the page that looks like Slack. */
@NullMarked
package io.opsmate.app.sandbox.slack.http;

import org.jspecify.annotations.NullMarked;
