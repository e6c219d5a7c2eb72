/** Tests of the engines. */
@NullMarked
package io.opsmate.skills.analysis.series;

import org.jspecify.annotations.NullMarked;
