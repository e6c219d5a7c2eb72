/** What Slack has to know of the app. */
@NullMarked
package io.opsmate.commands.manifest;

import org.jspecify.annotations.NullMarked;
