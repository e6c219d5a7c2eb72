/** Messages on their way to Slack: written with the state change they tell of, sent by the relay alone. */
@NullMarked
package io.opsmate.commands.outbox;

import org.jspecify.annotations.NullMarked;
