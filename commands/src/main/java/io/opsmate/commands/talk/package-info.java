/** Conversations: sentences that no command begins are understood, answered while they grow, and remembered for a while. */
@NullMarked
package io.opsmate.commands.talk;

import org.jspecify.annotations.NullMarked;
