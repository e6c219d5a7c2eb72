/** How Slack workspaces install OpsMate by OAuth, and the tokens they grant it. Source: ADR 0013. */
@NullMarked
package io.opsmate.app.install;

import org.jspecify.annotations.NullMarked;
