/** Finds the templates that log lines are made of. Pure: no framework, no input or output. */
@NullMarked
package io.opsmate.skills.analysis.logs;

import org.jspecify.annotations.NullMarked;
