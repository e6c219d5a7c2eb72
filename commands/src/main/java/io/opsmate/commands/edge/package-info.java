/** The door Slack knocks at: checks who is there, writes down what was asked, and says so within the second. */
@NullMarked
package io.opsmate.commands.edge;

import org.jspecify.annotations.NullMarked;
