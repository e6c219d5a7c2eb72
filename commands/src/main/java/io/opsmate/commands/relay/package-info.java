/**
 * The only sender of messages: takes letters from the outbox and brings them to Slack, at Slack's pace, losing none and
 * never falling silent.
 */
@NullMarked
package io.opsmate.commands.relay;

import org.jspecify.annotations.NullMarked;
