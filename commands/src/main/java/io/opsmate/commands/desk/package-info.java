/** Runs what the edge wrote down: commands, presses and visits to Home, each in a job, each answered. */
@NullMarked
package io.opsmate.commands.desk;

import org.jspecify.annotations.NullMarked;
