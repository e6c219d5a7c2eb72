/** Tests of the engines. */
@NullMarked
package io.opsmate.skills.analysis.logs;

import org.jspecify.annotations.NullMarked;
