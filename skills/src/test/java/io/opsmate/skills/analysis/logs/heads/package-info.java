/** Heads of made-up lines in the shapes that loggers write. */
@NullMarked
package io.opsmate.skills.analysis.logs.heads;

import org.jspecify.annotations.NullMarked;
