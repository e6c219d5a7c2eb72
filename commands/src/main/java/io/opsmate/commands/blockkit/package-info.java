/** Turns cards into Slack's Block Kit, and checks Block Kit against Slack's limits. */
@NullMarked
package io.opsmate.commands.blockkit;

import org.jspecify.annotations.NullMarked;
