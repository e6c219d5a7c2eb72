/** What Slack sends to an app: signed commands, clicks and events, and the answers it takes back. */
@NullMarked
package io.opsmate.app.sandbox.slack.delivery;

import org.jspecify.annotations.NullMarked;
