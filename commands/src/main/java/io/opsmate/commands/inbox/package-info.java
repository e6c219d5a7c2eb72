/** Requests from Slack, each accepted once. */
@NullMarked
package io.opsmate.commands.inbox;

import org.jspecify.annotations.NullMarked;
