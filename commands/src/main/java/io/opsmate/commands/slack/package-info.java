/** What OpsMate asks of Slack's Web API besides sending messages: clients, and the directory of people. */
@NullMarked
package io.opsmate.commands.slack;

import org.jspecify.annotations.NullMarked;
