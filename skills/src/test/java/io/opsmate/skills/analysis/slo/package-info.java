/** Tests of the engines. */
@NullMarked
package io.opsmate.skills.analysis.slo;

import org.jspecify.annotations.NullMarked;
