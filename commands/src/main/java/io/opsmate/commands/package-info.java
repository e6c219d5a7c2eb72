/** Everything that is Slack: the router, the Block Kit renderer, the Home tab, digests. */
@NullMarked
package io.opsmate.commands;

import org.jspecify.annotations.NullMarked;
