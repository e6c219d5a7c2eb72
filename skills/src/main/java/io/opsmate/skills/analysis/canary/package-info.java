/** Judges a canary against its baseline, metric by metric. Pure: no framework, no input or output. */
@NullMarked
package io.opsmate.skills.analysis.canary;

import org.jspecify.annotations.NullMarked;
