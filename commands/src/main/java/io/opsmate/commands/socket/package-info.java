/** Slack's other door: connections that OpsMate opens itself (Socket Mode), for where no address of ours can be reached. */
@NullMarked
package io.opsmate.commands.socket;

import org.jspecify.annotations.NullMarked;
