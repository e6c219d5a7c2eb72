/** Tests of the engines. */
@NullMarked
package io.opsmate.skills.analysis.canary;

import org.jspecify.annotations.NullMarked;
