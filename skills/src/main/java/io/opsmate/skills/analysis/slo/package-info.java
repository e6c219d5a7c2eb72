/** Says how fast services use up their error budgets. Pure: no framework, no input or output. */
@NullMarked
package io.opsmate.skills.analysis.slo;

import org.jspecify.annotations.NullMarked;
