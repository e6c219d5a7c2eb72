/** Reads what log lines begin with: time, level, service, trace. Pure: no framework, no input or output. */
@NullMarked
package io.opsmate.skills.analysis.logs.heads;

import org.jspecify.annotations.NullMarked;
