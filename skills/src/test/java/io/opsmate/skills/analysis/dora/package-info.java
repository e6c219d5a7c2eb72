/** Tests of the engines. */
@NullMarked
package io.opsmate.skills.analysis.dora;

import org.jspecify.annotations.NullMarked;
